package chat.server.hub.rights;

import java.util.HashSet;
import java.util.Set;

/** The accounts of the server's operators. The hub's thread. */
public final class Operators {
  private final Set<Long> accounts;

  public Operators(Set<Long> accounts) {
    this.accounts = new HashSet<>(accounts);
  }

  public boolean contains(long account) {
    return accounts.contains(account);
  }

  public void set(long account, boolean isOperator) {
    if (isOperator) {
      accounts.add(account);
    } else {
      accounts.remove(account);
    }
  }
}
