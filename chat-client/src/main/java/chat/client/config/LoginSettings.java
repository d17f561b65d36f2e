package chat.client.config;

import chat.client.config.Setting.Effect;

/** The rows of the table of settings that are about accounts. Any thread. */
final class LoginSettings {
  static final Setting<Boolean> REMEMBER =
      Setting.flag(
              "remember",
              "Stay logged in: once you have logged in to an account, store a token that logs in"
                  + " the next start. /devices lists such devices.")
          .changes(Effect.NEXT_SCREEN);

  static final Setting<String> TOKEN_FILE =
      Setting.single(
              "token-file",
              "FILE",
              "Log in to an account by the token in this file, which only you may be able to read."
                  + " A token in the variable CHAT_TOKEN does the same.",
              SettingTable::fileName)
          .changes(Effect.NEXT_SCREEN);

  static final Setting<String> SSH_KEY =
      Setting.single(
              "ssh-key",
              "FILE|agent",
              "Log in to an account by this SSH key, an Ed25519 key without a passphrase, or by"
                  + " those in the SSH agent.",
              SettingTable::fileName)
          .changes(Effect.NEXT_SCREEN);

  private LoginSettings() {}
}
