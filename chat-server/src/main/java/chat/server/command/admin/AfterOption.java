package chat.server.command.admin;

import picocli.CommandLine.Option;

/** Continues a list whose entries have numbers. The main thread. */
final class AfterOption {
  @Option(
      names = "--after",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "Continue after this number (an answer has 1,000 entries at most).")
  private int after;

  AdminRequest addTo(AdminRequest request) {
    return request.with("after", after);
  }
}
