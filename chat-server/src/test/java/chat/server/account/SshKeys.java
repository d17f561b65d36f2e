package chat.server.account;

/** A key, and a signature by it, as ssh-keygen made them. */
final class SshKeys {
  static final String LINE =
      "ssh-ed25519"
          + " AAAAC3NzaC1lZDI1NTE5AAAAICtSPMQrg1xOeX5Kej0aCAJ/if+okoT6QdMKhI3iFTQF"
          + " alice@laptop";

  /** Signs the four lines of a login by alice, without a certificate, with the nonce "abc". */
  static final String SIGNATURE =
      "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgK1I8xCuDXE55fkp6PRoIAn+J/6iS"
          + "hPpB0wqEjeIVNAUAAAALY2hhdC1zZXJ2ZXIAAAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVk"
          + "MjU1MTkAAABAv7FZw/NcOi+IyqYsDLKBdyKrv9FohSvLvi6vN9It6g34LdCm78ZG++UWmGmo"
          + "8vOvpn7zZSRKErkXpj95Q8tfDg==";

  private SshKeys() {}
}
