package chat.client.config;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, which the build writes into the jar. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Optional<String> version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    return new String[] {"chat-client " + version.orElse("(not from its jar)")};
  }
}
