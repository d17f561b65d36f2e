package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.sqlite.LogFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Damaged pages of the database under a running server end no connection. */
class DamagedPagesTest extends LogFiles {
  private static final int PAGE_BYTES = 8_192;

  /** Those with the schema, the roots of the tables, and the leaf that a new room's row is in. */
  private static final int INTACT_PAGES = 40;

  private static final String NOTICE =
      "the server can't read the messages of #tea now; you get them once it can";

  /** Overwrites all pages but the first few. */
  private void damage(byte[] intact) throws IOException {
    byte[] damaged = intact.clone();
    Arrays.fill(damaged, INTACT_PAGES * PAGE_BYTES, damaged.length, (byte) 0x5a);
    overwrite(damaged);
  }

  private void overwrite(byte[] bytes) throws IOException {
    try (FileChannel file = FileChannel.open(messages, StandardOpenOption.WRITE)) {
      assertTrue(file.write(ByteBuffer.wrap(bytes)) == bytes.length);
    }
  }

  @Test
  void historyIsRefusedAndAJoinIsRetriedUntilThePagesAreIntact() throws Exception {
    write();
    byte[] intact = Files.readAllBytes(messages);
    try (TestServer server = new ServerSetup().withLog(open()).start()) {
      FramedUser alice = server.framedIn("#cake", "alice");
      // It needs the room in memory, and the newest pages.
      server.framedIn("#tea", "bob");
      TextUser guest = server.guest();
      damage(intact);
      alice.sends("HISTORY #tea 4500 100");
      alice.seesOneLike("ERROR not-stored HISTORY #tea⏎.*");
      alice.sends("JOIN #tea 0");
      alice.seesOneLike("ERROR not-stored LIVE #tea⏎" + NOTICE);
      alice.sends("SAY 1 #cake⏎still here");
      alice.seesOneLike("ACK 1 #cake 1 .*");
      overwrite(intact);
      server.passesUntil(alice, "LIVE #tea 5000");
      guest.sends("/who #tea");
      guest.seesNext("* 2 in #tea: bob, alice");
    }
  }
}
