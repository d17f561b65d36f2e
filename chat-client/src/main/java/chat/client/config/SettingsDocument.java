package chat.client.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The lines of a settings file. Immutable.
 *
 * <p>Each line is stored as ISO 8859-1 text, which preserves its bytes: an edit must not change
 * other lines, even if they are not UTF-8.
 */
final class SettingsDocument {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final List<String> lines;

  private SettingsDocument(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * A line {@code name = value}.
   *
   * @param line its number, from 1
   */
  record Entry(String name, String value, int line) {}

  /**
   * What a document contains.
   *
   * @param entries in the order of the lines
   * @param complaints about the lines that are neither entries nor comments, for a person
   */
  record Content(List<Entry> entries, List<String> complaints) {
    Content {
      entries = List.copyOf(entries);
      complaints = List.copyOf(complaints);
    }

    /** The values of the entries with this name. */
    List<String> values(String name) {
      return entries.stream().filter(e -> e.name().equals(name)).map(Entry::value).toList();
    }
  }

  static SettingsDocument of(byte[] bytes) {
    List<String> lines = new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return new SettingsDocument(lines);
  }

  byte[] toBytes() {
    var joined = new StringBuilder();
    lines.forEach(line -> joined.append(line).append('\n'));
    return joined.toString().getBytes(ISO_8859_1);
  }

  /**
   * Returns the entries and complaints.
   *
   * @param file begins each complaint
   */
  Content content(String file) {
    List<Entry> entries = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Entry> entry = entry(i).filter(named -> !named.value().isEmpty());
      entry.ifPresent(entries::add);
      if (entry.isEmpty() && !isComment(i)) {
        complaints.add(file + ":" + (i + 1) + ": " + complaint(i));
      }
    }
    return new Content(entries, complaints);
  }

  /** Replaces the first line of that name and removes the others, or appends a line. */
  SettingsDocument set(String name, String value) {
    List<String> changed = new ArrayList<>(lines);
    List<Integer> indices = indices(name, any -> true);
    if (indices.isEmpty()) {
      changed.add(line(name, value));
      return new SettingsDocument(changed);
    }
    changed.set(indices.get(0), line(name, value));
    return without(changed, indices.subList(1, indices.size()));
  }

  /** Inserts a line after the last one of that name, or appends it. */
  SettingsDocument add(String name, String value) {
    List<String> changed = new ArrayList<>(lines);
    List<Integer> indices = indices(name, any -> true);
    int index = indices.isEmpty() ? lines.size() : indices.get(indices.size() - 1) + 1;
    changed.add(index, line(name, value));
    return new SettingsDocument(changed);
  }

  /** Removes the lines of that name whose values match. */
  SettingsDocument remove(String name, Predicate<String> matches) {
    return without(new ArrayList<>(lines), indices(name, matches));
  }

  private static SettingsDocument without(List<String> lines, List<Integer> indices) {
    Set<Integer> removed = Set.copyOf(indices);
    return new SettingsDocument(
        IntStream.range(0, lines.size())
            .filter(i -> !removed.contains(i))
            .mapToObj(lines::get)
            .toList());
  }

  private List<Integer> indices(String name, Predicate<String> matches) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (entry(i).filter(e -> e.name().equals(name) && matches.test(e.value())).isPresent()) {
        indices.add(i);
      }
    }
    return indices;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SettingsDocument document && lines.equals(document.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /** A line of bytes, with the line end of the first line. */
  private String line(String name, String value) {
    boolean hasReturns = !lines.isEmpty() && lines.get(0).endsWith("\r");
    String line = name + " = " + value + (hasReturns ? "\r" : "");
    return new String(line.getBytes(UTF_8), ISO_8859_1);
  }

  private Optional<Entry> entry(int index) {
    Optional<String> text = text(index);
    int equals = text.orElse("").indexOf('=');
    if (equals < 0 || isComment(index)) {
      return Optional.empty();
    }
    String name = text.get().substring(0, equals).strip();
    return Optional.of(new Entry(name, text.get().substring(equals + 1).strip(), index + 1));
  }

  /** Whether the line is blank or a comment. */
  private boolean isComment(int index) {
    return text(index).filter(text -> text.isEmpty() || text.startsWith("#")).isPresent();
  }

  private String complaint(int index) {
    if (text(index).isEmpty()) {
      return "not UTF-8; save the file in that encoding";
    }
    return entry(index)
        .map(entry -> entry.name() + " has no value; write one after the =, or delete the line")
        .orElse("not a setting; write NAME = VALUE, or # before a comment");
  }

  /** Returns a line without blanks around it; empty if it is not UTF-8. */
  private Optional<String> text(int index) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines.get(index).getBytes(ISO_8859_1));
      String text = UTF_8.newDecoder().decode(bytes).toString();
      boolean isMarked = index == 0 && text.startsWith(BYTE_ORDER_MARK);
      return Optional.of((isMarked ? text.substring(1) : text).strip());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
