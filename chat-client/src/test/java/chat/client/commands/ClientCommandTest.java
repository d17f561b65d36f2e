package chat.client.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.command.CommandHelp;
import chat.protocol.command.SlashCommand;
import chat.server.net.ClientOnlyCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the client's own commands, beside the protocol's. */
final class ClientCommandTest {
  private static final List<String> WORDS =
      ClientCommand.helps().stream().map(CommandHelp::word).toList();

  @Test
  void serverListsEveryCommandOfThisClientAsClientOnly() {
    assertEquals(
        ClientOnlyCommands.WORDS.stream().sorted().toList(), WORDS.stream().sorted().toList());
  }

  @Test
  void noneHasTheNameOfAnother() {
    assertEquals(List.of(), WORDS.stream().filter(SlashCommand.words()::contains).toList());
  }
}
