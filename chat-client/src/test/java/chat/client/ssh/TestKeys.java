package chat.client.ssh;

/** Keys that ssh-keygen made for these tests. */
public final class TestKeys {
  /** An Ed25519 key without a passphrase. */
  public static final String ALICE =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
      QyNTUxOQAAACDmti8PbCIIdPnkXtpqXcyLhgkrtKGzQnapBM9lQuVPMAAAAJAwWo0eMFqN
      HgAAAAtzc2gtZWQyNTUxOQAAACDmti8PbCIIdPnkXtpqXcyLhgkrtKGzQnapBM9lQuVPMA
      AAAECBU07YqK3Vbfi0agWHNFMgRbQuvi7tupbOQtoQSHLmP+a2Lw9sIgh0+eRe2mpdzIuG
      CSu0obNCdqkEz2VC5U8wAAAACmFsaWNlQHRlc3QBAgM=
      -----END OPENSSH PRIVATE KEY-----
      """;

  /** The public half of it, as {@code /key add} takes it. */
  public static final String ALICE_PUBLIC =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOa2Lw9sIgh0+eRe2mpdzIuGCSu0obNCdqkEz2VC5U8w alice@test";

  /** An Ed25519 key with a passphrase. */
  public static final String LOCKED =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCCndKQ3w
      C9Qvdw0TB6FUnVAAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIJZ13WeCB73JCZVh
      MC/Y9ZBs0oyt8gfgcFEaDfvXfEKKAAAAkG2q+X3mT9xs35TKEbSU+9Kq3nxonkTQrBIEfK
      84q0TZovXkFftD4Y3QZnoReJ6nY5w9au/ZxfoqidpLJESEaa+IuQmAeqr7JmbzH2SSl6h6
      u3x9pFLJNI4M6TC5SIhVhfgrmvSe6zG7Aa9zwk8AVmpQKsJ15AVpCR2JbEFub8K21gxak1
      ytgA2V+I97wq1pZg==
      -----END OPENSSH PRIVATE KEY-----
      """;

  /** A key of another type. */
  public static final String ECDSA =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAaAAAABNlY2RzYS
      1zaGEyLW5pc3RwMjU2AAAACG5pc3RwMjU2AAAAQQQwciljpROkA/4/xPwJiqd/tGspqpBx
      732qglREt+ThQxW+9aXWlNX2yauq30mBUw1kHIc+iWs7kPHtv9GxpOYwAAAAoDC35GIwt+
      RiAAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBDByKWOlE6QD/j/E
      /AmKp3+0aymqkHHvfaqCVES35OFDFb71pdaU1fbJq6rfSYFTDWQchz6JazuQ8e2/0bGk5j
      AAAAAgR51NqD2Ix71VgOZDSbtZZhy87iGDkVYFzOzscFXAzMEAAAABZQECAwQFBgc=
      -----END OPENSSH PRIVATE KEY-----
      """;

  /** What {@code ssh-keygen -l} prints of {@link #ALICE}. */
  public static final String ALICE_FINGERPRINT =
      "SHA256:tzFxlW+iXAcvTV1/emka654+2GWz0Zc7FXxurL4hVIQ";

  private TestKeys() {}
}
