package chat.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown page of the project, as tests read it; any thread. */
public final class MarkdownPage {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  private final Path file;
  private final List<String> lines;

  private MarkdownPage(Path file, List<String> lines) {
    this.file = file;
    this.lines = List.copyOf(lines);
  }

  /** Reads a page; the path starts at the project's root, which contains each module's folder. */
  public static MarkdownPage of(String path) {
    return read(Path.of("..").resolve(path).normalize());
  }

  static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readAllLines(file, UTF_8));
    } catch (IOException e) {
      throw new AssertionError("tests run in their module's folder", e);
    }
  }

  /** Returns the lines of the page. */
  public List<String> lines() {
    return lines;
  }

  /** Returns what the page shows as the output of a command, in the code block that runs it. */
  public String output(String command) {
    int shown = lines.indexOf("$ " + command);
    assertTrue(shown >= 0, () -> file + " has no code block with \"$ " + command + '"');
    return String.join(
        "\n",
        lines.subList(shown + 1, lines.size()).stream()
            .takeWhile(line -> !line.equals("```") && !line.startsWith("$ "))
            .toList());
  }

  /** Checks that the page shows this output of a command; a failure prints what to paste. */
  public void assertShows(String command, String output) {
    assertEquals(
        output.stripTrailing(),
        output(command).stripTrailing(),
        () -> "paste the output of \"" + command + "\" into " + file);
  }

  /** Returns the lines below a heading, up to the next heading of any level. */
  public List<String> section(String heading) {
    List<String> headings = headings();
    int at = -1;
    for (int i = 0; i < lines.size() && at < 0; i++) {
      at = headings.contains(lines.get(i)) && title(lines.get(i)).equals(heading) ? i : -1;
    }
    assertTrue(at >= 0, () -> file + " has no heading " + heading);
    return lines.subList(at + 1, lines.size()).stream()
        .takeWhile(line -> !headings.contains(line))
        .toList();
  }

  /** Returns the anchors of the headings of one level, or of all levels if that is 0. */
  List<String> anchors(int level) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (String heading : headings()) {
      String anchor = anchor(title(heading));
      int before = seen.merge(anchor, 1, Integer::sum) - 1;
      if (level == 0 || heading.indexOf(' ') == level) {
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** Returns the targets of the page's links. */
  List<String> links() {
    return prose().stream()
        .flatMap(line -> LINK.matcher(line).results())
        .map(link -> link.group(1))
        .toList();
  }

  /** Whether a link leads to a file of the project, and to a heading if it names one. */
  boolean resolves(String link) {
    if (link.matches("https?://.*")) {
      return true;
    }
    Matcher parts = Pattern.compile("([^#]*)(?:#(.+))?").matcher(link);
    assertTrue(parts.matches(), link);
    Path target = parts.group(1).isEmpty() ? file : file.resolveSibling(parts.group(1)).normalize();
    return Files.exists(target)
        && (parts.group(2) == null || read(target).anchors(0).contains(parts.group(2)));
  }

  private List<String> headings() {
    return prose().stream().filter(line -> line.matches("#{1,6} .+")).toList();
  }

  /** Returns the lines outside of code blocks. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code && !line.startsWith("    ")) {
        prose.add(line);
      }
    }
    return prose;
  }

  private static String title(String heading) {
    return heading.replaceFirst("#+ ", "").strip();
  }

  /** Makes an anchor of a heading by GitHub's rules. */
  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd} _-]", "").replace(' ', '-');
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
