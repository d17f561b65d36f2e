package chat.server.command.admin;

import chat.json.JsonObject;

/** What the operator typed, as the JSON object that a server reads. The main thread. */
final class AdminRequest {
  private final JsonObject json = new JsonObject();
  private final String command;

  AdminRequest(String command) {
    this.command = command;
    json.string("command", command);
  }

  /** Adds what was typed, unless it was left out. */
  AdminRequest with(String name, Object typed) {
    if (typed != null) {
      json.string(name, typed.toString());
    }
    return this;
  }

  /** Adds an option without a value, if it was typed. */
  AdminRequest flag(String name, boolean typed) {
    return with(name, typed ? "1" : null);
  }

  String command() {
    return command;
  }

  /** Returns the line to send. */
  String line() {
    return json.toString();
  }
}
