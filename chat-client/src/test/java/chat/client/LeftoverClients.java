package chat.client;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends the clients that a test has left running: they would go on reconnecting to a port that a
 * later test's server may be given, and log in there.
 */
public final class LeftoverClients implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    TestClient.endAll();
  }
}
