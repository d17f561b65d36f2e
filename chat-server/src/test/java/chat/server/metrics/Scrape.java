package chat.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The metrics of a server at one time.
 *
 * @param values by name and labels, like {@code chat_clients{wire="text"}}
 */
public record Scrape(Map<String, Double> values) {
  static HttpResponse<String> get(int port, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new AssertionError("no answer from " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  public static Scrape of(int port) {
    HttpResponse<String> response = get(port, "/metrics");
    assertEquals(200, response.statusCode(), response::body);
    Map<String, Double> values = new TreeMap<>();
    for (String line : response.body().lines().toList()) {
      if (!line.startsWith("#")) {
        int space = line.lastIndexOf(' ');
        values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
      }
    }
    return new Scrape(values);
  }

  /** Returns a value; 0 if the server does not publish it. */
  public double get(String key) {
    return values.getOrDefault(key, 0.0);
  }

  /** Returns the names without labels. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    values.keySet().forEach(key -> names.add(key.replaceFirst("\\{.*", "")));
    return names;
  }
}
