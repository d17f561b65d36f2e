package chat.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the project's pages together: their links, their length, their tables of contents. */
final class PagesTest {
  private static final String README = "README.md";

  /** Lines above which a page needs a table of contents. */
  private static final int SHORT_PAGE = 150;

  @Test
  void readmeIsShortAndLinksEveryOtherPage() {
    MarkdownPage readme = MarkdownPage.of(README);
    assertTrue(readme.lines().size() <= SHORT_PAGE, readme.lines().size() + " lines");
    List<String> links = readme.links();
    assertEquals(
        List.of(),
        Stream.of(
                "chat-client/README.md",
                "chat-server/README.md",
                "chat-server/LIMITS.md",
                "chat-server/BENCHMARKS.md",
                "chat-server/CLUSTER.md",
                "chat-server/PROMISES.md",
                "chat-protocol/README.md",
                "chat-protocol/PROTOCOL.md",
                "chat-protocol/ACCOUNTS.md",
                "chat-protocol/MODERATION.md")
            .filter(page -> !links.contains(page))
            .toList());
  }

  @Test
  void designPageNamesEveryPackage() throws IOException {
    String named =
        String.join("\n", MarkdownPage.of("chat-protocol/README.md").section("Packages"));
    for (String module : List.of("chat-protocol", "chat-server", "chat-client")) {
      Path sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        assertEquals(
            List.of(),
            files
                .filter(file -> file.endsWith("package-info.java"))
                .map(file -> sources.relativize(file.getParent()).toString())
                .map(folder -> "`" + folder.replace(File.separatorChar, '.') + "`")
                .filter(name -> !named.contains(name))
                .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        README,
        "chat-client/README.md",
        "chat-server/README.md",
        "chat-server/LIMITS.md",
        "chat-server/BENCHMARKS.md",
        "chat-server/CLUSTER.md",
        "chat-server/PROMISES.md",
        "chat-protocol/README.md",
        "chat-protocol/PROTOCOL.md",
        "chat-protocol/ACCOUNTS.md",
        "chat-protocol/MODERATION.md"
      })
  void everyLinkLeadsToAFileAndAHeadingThatExist(String path) {
    MarkdownPage page = MarkdownPage.of(path);
    assertEquals(
        List.of(), page.links().stream().filter(link -> !page.resolves(link)).toList(), path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat-client/README.md",
        "chat-server/README.md",
        "chat-server/LIMITS.md",
        "chat-server/BENCHMARKS.md",
        "chat-server/CLUSTER.md",
        "chat-server/PROMISES.md",
        "chat-protocol/README.md",
        "chat-protocol/PROTOCOL.md",
        "chat-protocol/ACCOUNTS.md",
        "chat-protocol/MODERATION.md"
      })
  void longPageLinksEachOfItsSections(String path) {
    MarkdownPage page = MarkdownPage.of(path);
    List<String> links = page.links();
    List<String> missing =
        page.anchors(2).stream().filter(anchor -> !links.contains("#" + anchor)).toList();
    assertTrue(
        page.lines().size() <= SHORT_PAGE || missing.isEmpty(), () -> path + " lacks " + missing);
  }
}
