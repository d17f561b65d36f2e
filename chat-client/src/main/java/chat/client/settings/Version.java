package chat.client.settings;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Optional<String> version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    return new String[] {"chat-client " + version.orElse("(not from its jar)")};
  }
}
