package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.sqlite.LogFiles;
import org.junit.jupiter.api.Test;

/** A search that fails is refused, and its client's connection stays. */
class FailedSearchTest extends LogFiles {
  @Test
  void failedSearchIsRefusedOnBothWires() throws Exception {
    try (TestServer server = new ServerSetup().withLog(open()).start()) {
      FramedUser bob = server.framedIn("#tea", "bob");
      TextUser guest = server.guest();
      sql(messages, "ALTER TABLE messages RENAME TO elsewhere");
      bob.sends("SEARCH #tea 5⏎word");
      bob.seesOneLike("ERROR not-stored SEARCH #tea⏎.*");
      bob.sends("PING still-there");
      bob.seesNext("PONG still-there");
      guest.sends("/search word");
      guest.seesOneLike("\\* .*the server can't reach its stored messages; try again later");
      guest.sends("/who #tea");
      guest.seesNext("* 1 in #tea: bob");
    }
  }
}
