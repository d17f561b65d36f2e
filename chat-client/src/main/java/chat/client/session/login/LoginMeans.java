package chat.client.session.login;

import chat.client.config.Settings;
import chat.client.net.ServerAddress;

/** The collaborators of a login: the nick, the questions, and the credentials. */
public record LoginMeans(NickChoice choice, SecretQuestions questions, Credentials credentials) {
  /** Returns those of a user with these settings, for one server. */
  public static LoginMeans of(Settings settings, ServerAddress server, SecretQuestions questions) {
    return new LoginMeans(
        NickChoice.of(settings.destination().nick()),
        questions,
        new StoredCredentials(settings.login(), server, settings.destination().nick()));
  }
}
