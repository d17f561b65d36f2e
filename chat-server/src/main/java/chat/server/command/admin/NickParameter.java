package chat.server.command.admin;

import picocli.CommandLine.Parameters;

/** Names an account. The main thread. */
final class NickParameter {
  @Parameters(paramLabel = "NICK", description = "The nick of the account.")
  private String nick;

  String nick() {
    return nick;
  }

  AdminRequest addTo(AdminRequest request) {
    return request.with("nick", nick);
  }
}
