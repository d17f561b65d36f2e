package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.ClientEvent;
import chat.client.event.ModerationEvent;
import chat.protocol.AccountMessage;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the one message of a program prints on standard error, which cron mails. */
final class SendViewTest {
  @Test
  void loginIsNotReported() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    SendView view = new SendView(new LineOutput(err, UTF_8, why -> {}), null);
    AccountMessage.Account alice = new AccountMessage.Account(Optional.of(Nick.of("alice")), 17);
    view.show(List.of(new ClientEvent.AccountChanged(alice), new ClientEvent.Notice("trouble")));
    assertEquals("* trouble", err.toString(UTF_8).strip());
  }

  @Test
  void whatTheServerShowsAtLoginIsNotReported() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    SendView view = new SendView(new LineOutput(err, UTF_8, why -> {}), null);
    ModMessage.Notice motd = new ModMessage.Notice("motd", Text.of("Tea is at four."));
    view.show(List.of(new ModerationEvent.ServerNotice(motd)));
    assertEquals("", err.toString(UTF_8));
  }
}
