package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.json.JsonReader;
import chat.json.MalformedJsonException;
import chat.server.admin.AdminCommands;
import chat.server.admin.AdminException;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.util.List;

/** A server and its operator. The test's thread. */
final class OperatorSetup implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  private final TestServer server;
  private final AdminCommands commands;

  OperatorSetup() {
    this(new ServerSetup());
  }

  OperatorSetup(ServerSetup setup) {
    server = setup.start();
    commands = server.commands();
  }

  TestServer server() {
    return server;
  }

  /** Returns the lines for people; the command is JSON with single quotes. */
  List<String> answer(String command) throws AdminException {
    try {
      return commands.answer("console:ann", JsonReader.read(command.replace('\'', '"')));
    } catch (MalformedJsonException e) {
      throw new AssertionError(command, e);
    }
  }

  void refuses(String command, String why) {
    assertEquals(why, assertThrows(AdminException.class, () -> answer(command)).getMessage());
  }

  /** Returns the columns action, target and reason of the audit log, a line for each entry. */
  List<String> audit() throws AdminException {
    return answer("{'command':'audit','json':1}").stream()
        .map(
            line ->
                line.replaceAll(
                    ".*\"actor\":\"(.*?)\".*\"action\":\"(.*?)\".*\"target\":\"(.*?)\".*\"reason\":\"(.*?)\".*",
                    "$1 $2 $3 $4"))
        .map(String::strip)
        .toList();
  }

  /** Returns a user in the room #tea who has registered. */
  FramedUser registered(String nick) {
    FramedUser user = server.framedIn("#tea", nick);
    user.sends("AUTH register⏎" + PASSWORD);
    user.seesOneLike("DONE AUTH register");
    return user;
  }

  @Override
  public void close() {
    server.close();
  }
}
