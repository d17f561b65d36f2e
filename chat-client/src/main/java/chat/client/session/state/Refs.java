package chat.client.session.state;

import chat.client.json.JsonScalar;
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
 * <p>A message is known by its text, the object: a message keeps it when it gets another number. Of
 * other requests, only a refusal is told apart from what happens anyway; one reference is kept for
 * each verb and its first token, that of the last request.
 */
public final class Refs {
  /** More requests than this are not under way at once. */
  private static final int MAX_REQUESTS = 1_000;

  private final IdentityHashMap<Text, JsonScalar> messages = new IdentityHashMap<>();
  private final Map<String, JsonScalar> requests = new LinkedHashMap<>();

  /** This message is about to be sent, with a reference or without. */
  public void add(ClientMessage message, Optional<JsonScalar> ref) {
    if (message instanceof Numbered numbered) {
      ref.ifPresent(given -> messages.put(numbered.text(), given));
      return;
    }
    String request = key(message.verb().name(), message.firstToken());
    requests.remove(request);
    ref.ifPresent(given -> requests.put(request, given));
    if (requests.size() > MAX_REQUESTS) {
      requests.remove(requests.keySet().iterator().next());
    }
  }

  /** Removes and returns the reference of a message that was answered. */
  public Optional<JsonScalar> take(Numbered message) {
    return Optional.ofNullable(messages.remove(message.text()));
  }

  /** Removes and returns the reference of a request that was refused. */
  public Optional<JsonScalar> take(ServerMessage.Refused answer) {
    return Optional.ofNullable(requests.remove(key(answer.requestVerb(), answer.token())));
  }

  private static String key(String verb, String token) {
    return verb + " " + token;
  }
}
