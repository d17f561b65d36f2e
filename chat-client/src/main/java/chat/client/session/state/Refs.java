package chat.client.session.state;

import chat.json.JsonScalar;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The references that a program gave its requests, until they are answered. The session thread owns
 * it.
 *
 * <p>Messages are keyed by the identity of their Text, which survives renumbering; deletions, which
 * have none, by what they delete. Other requests are keyed by verb and first token, which a refusal
 * repeats. A later request replaces an equal one.
 */
public final class Refs {
  /** The most references of unanswered requests that are stored. */
  private static final int MAX_REQUESTS = 1_000;

  private final IdentityHashMap<Text, JsonScalar> messages = new IdentityHashMap<>();
  private final Map<Numbered, JsonScalar> deletions = new LinkedHashMap<>();
  private final Map<String, JsonScalar> requests = new LinkedHashMap<>();

  /** Stores the reference of a message that is about to be sent, if it has one. */
  public void add(ClientMessage message, Optional<JsonScalar> ref) {
    if (message instanceof ChangeRequest.Delete deletion) {
      deletions.remove(deletion.withId(0));
      ref.ifPresent(given -> deletions.put(deletion.withId(0), given));
      bound(deletions);
      return;
    }
    if (message instanceof Numbered numbered) {
      ref.ifPresent(given -> messages.put(numbered.text(), given));
      return;
    }
    String request = key(message.verb().name(), message.firstToken());
    requests.remove(request);
    ref.ifPresent(given -> requests.put(request, given));
    bound(requests);
  }

  private static <K> void bound(Map<K, JsonScalar> refs) {
    if (refs.size() > MAX_REQUESTS) {
      refs.remove(refs.keySet().iterator().next());
    }
  }

  /** Removes and returns the reference of a message that was answered. */
  public Optional<JsonScalar> take(Numbered message) {
    return Optional.ofNullable(
        message instanceof ChangeRequest.Delete deletion
            ? deletions.remove(deletion.withId(0))
            : messages.remove(message.text()));
  }

  /** Removes and returns the reference of a request that was refused. */
  public Optional<JsonScalar> take(ServerMessage.Refused answer) {
    return Optional.ofNullable(requests.remove(key(answer.requestVerb(), answer.token())));
  }

  private static String key(String verb, String token) {
    return verb + " " + token;
  }
}
