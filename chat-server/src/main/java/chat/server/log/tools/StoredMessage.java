package chat.server.log.tools;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.LogMessage.Shown;
import java.util.Optional;

/**
 * A message as a room shows it.
 *
 * @param account the nick of its author's account, empty for a guest
 * @param kind empty for an entry that is no message
 * @param shown what readers show of it
 */
public record StoredMessage(
    long seq,
    long epochMillis,
    Nick nick,
    Optional<Nick> account,
    Optional<MessageKind> kind,
    Shown shown,
    Text text) {}
