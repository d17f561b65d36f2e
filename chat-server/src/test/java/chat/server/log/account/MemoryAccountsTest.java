package chat.server.log.account;

/** The contract, in memory. */
class MemoryAccountsTest extends AccountStoreContract {
  @Override
  AccountStore open() {
    return new MemoryAccounts();
  }
}
