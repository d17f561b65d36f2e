package chat.client.view;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.RequestEvent;
import chat.json.JsonScalar;
import chat.protocol.AccountMessage;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a program that reads JSON sees of messages. */
final class JsonMessagesTest extends PrintedJson {
  private static ChatLine line(Optional<RoomName> room, MessageKind kind, String text, When when) {
    return new ChatLine(room, 7, NOON, true, BOB, kind, Text.of(text), when, Author.OTHER);
  }

  private static ClientEvent message(
      Optional<RoomName> room, MessageKind kind, String text, When when) {
    return new ClientEvent.MessageReceived(line(room, kind, text, when));
  }

  @Test
  void messagesHaveAllThatTheServerSends() {
    shows(
        message(LOBBY, MessageKind.SAID, "hi\nyou", When.NOW),
        message(LOBBY, MessageKind.EMOTED, "waves", When.MISSED),
        message(Optional.empty(), MessageKind.SAID, "psst", When.BEFORE));
    sees(
        "{'event':'message','room':'#lobby','nick':'bob','account':null,'bot':false,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'said','text':'hi\\nyou','when':'now',"
            + "'own':false}",
        "{'event':'message','room':'#lobby','nick':'bob','account':null,'bot':false,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'emoted','text':'waves','when':'missed',"
            + "'own':false}",
        "{'event':'message','room':null,'nick':'bob','account':null,'bot':false,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'told','text':'psst','when':'before',"
            + "'own':false}");
  }

  @Test
  void accountsHaveTheirNumbers() {
    ChatLine line =
        new ChatLine(
            LOBBY,
            7,
            NOON,
            true,
            BOB,
            17,
            MessageKind.SAID,
            Text.of("hi"),
            When.NOW,
            Author.OTHER_DEVICE);
    shows(
        new ClientEvent.MessageReceived(line),
        new ClientEvent.Joined(new ServerMessage.Joined(RoomName.LOBBY, BOB, 17)),
        new ClientEvent.AccountChanged(new AccountMessage.Account(Optional.of(BOB), 17)),
        new ClientEvent.AccountChanged(new AccountMessage.Account(Optional.empty(), 0)));
    sees(
        "{'event':'message','room':'#lobby','nick':'bob','account':17,'bot':false,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'said','text':'hi','when':'now',"
            + "'own':true}",
        "{'event':'joined','room':'#lobby','nick':'bob','account':17}",
        "{'event':'account','nick':'bob','account':17}",
        "{'event':'account','nick':null,'account':null}");
  }

  @Test
  void messagesOfBotsSayIt() {
    ChatLine line =
        new ChatLine(
            LOBBY,
            7,
            NOON,
            true,
            BOB,
            17,
            true,
            MessageKind.SAID,
            Text.of("hi"),
            When.NOW,
            Author.OTHER);
    shows(new ClientEvent.MessageReceived(line));
    sees(
        "{'event':'message','room':'#lobby','nick':'bob','account':17,'bot':true,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'said','text':'hi','when':'now',"
            + "'own':false}");
  }

  @Test
  void acknowledgementsShowWhereAndWhenTheMessageIsStored() {
    shows(
        new RequestEvent.MessageAcknowledged(
            new ClientMessage.Say(1, RoomName.LOBBY, Text.of("hi")),
            line(LOBBY, MessageKind.SAID, "hi", When.NOW),
            Optional.of(new JsonScalar(true, "a\"1"))));
    ClientMessage.Tell tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    shows(
        new RequestEvent.MessageAcknowledged(
            tell,
            new ChatLine(
                Optional.empty(),
                0,
                NOON,
                false,
                BOB,
                MessageKind.SAID,
                Text.of("psst"),
                When.NOW,
                Author.US),
            Optional.empty()));
    sees(
        "{'event':'acknowledged','room':'#lobby','to':null,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'said','text':'hi','ref':'a\\'1'}",
        "{'event':'acknowledged','room':null,'to':'bob','seq':null,'time':null,'kind':'told',"
            + "'text':'psst','ref':null}");
  }

  @Test
  void yearHasFourDigits() {
    shows(
        new ClientEvent.MessageReceived(
            new ChatLine(
                LOBBY,
                1,
                Instant.MAX,
                true,
                BOB,
                MessageKind.SAID,
                Text.of("x"),
                When.FOUND,
                Author.OTHER)));
    sees(
        "{'event':'message','room':'#lobby','nick':'bob','account':null,'bot':false,'seq':1,"
            + "'time':'9999-12-30T00:00:00.000Z','kind':'said','text':'x','when':'found',"
            + "'own':false}");
  }
}
