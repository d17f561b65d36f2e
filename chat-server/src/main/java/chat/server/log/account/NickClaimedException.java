package chat.server.log.account;

/** Reports that a nick belongs to another account, or looks like that of another account. */
public final class NickClaimedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Claim claim;

  public NickClaimedException(Claim claim) {
    super("the nick belongs to " + claim.nick());
    this.claim = claim;
  }

  public Claim claim() {
    return claim;
  }
}
