package chat.client;

import chat.client.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The home folder of a person whose client remembers servers. */
record TlsHome(Path home) {
  Environment environment() {
    return new Environment("Linux", Map.of(), home);
  }

  /** Returns the environment of a computer that trusts these authorities, besides Java's. */
  Environment trusting(TestCertificate authority) throws IOException {
    Path file = authority.writeTo(home.resolve("authorities.pem"));
    return new Environment("Linux", Map.of("SSL_CERT_FILE", file.toString()), home);
  }

  Path knownServers() {
    return home.resolve(".config/chat-client/known_servers");
  }

  /** Returns the lines of the file, without their days; none if there is no file. */
  List<String> known() throws IOException {
    return Files.exists(knownServers())
        ? Files.readAllLines(knownServers()).stream()
            .map(line -> line.replaceFirst(" [0-9-]*$", ""))
            .toList()
        : List.of();
  }

  /** Makes the file readable only, also for root: its lock can't be created. */
  TlsHome cannotBeChanged() throws IOException {
    Files.createDirectories(knownServers().resolveSibling(".known_servers.lock"));
    return this;
  }

  TlsHome knows(String... lines) throws IOException {
    Files.createDirectories(knownServers().getParent());
    Files.writeString(knownServers(), String.join("\n", lines) + "\n");
    return this;
  }
}
