package chat.client.session.login;

import chat.client.config.Settings;
import chat.client.servers.ServerList;

/** The collaborators of a login: the nick, the questions, and the credentials. */
public record LoginMeans(NickChoice choice, SecretQuestions questions, Credentials credentials) {
  /** Returns those of a user with these settings, for the servers of one chat. */
  public static LoginMeans of(Settings settings, ServerList servers, SecretQuestions questions) {
    return new LoginMeans(
        NickChoice.of(settings.destination().nick()),
        questions,
        new StoredCredentials(settings.login(), servers, settings.destination().nick()));
  }
}
