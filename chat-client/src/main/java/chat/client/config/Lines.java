package chat.client.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The lines of a settings file. Each is kept byte for byte, in the guise of ISO 8859-1, for what
 * isn't changed must stay as it is, even where it is wrong.
 */
final class Lines {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final List<String> raw;

  private Lines(List<String> raw) {
    this.raw = List.copyOf(raw);
  }

  static Lines of(byte[] bytes) {
    List<String> raw = new ArrayList<>(List.of(new String(bytes, ISO_8859_1).split("\n", -1)));
    if (raw.get(raw.size() - 1).isEmpty()) {
      raw.remove(raw.size() - 1);
    }
    return new Lines(raw);
  }

  byte[] toBytes() {
    var joined = new StringBuilder();
    raw.forEach(line -> joined.append(line).append('\n'));
    return joined.toString().getBytes(ISO_8859_1);
  }

  /**
   * What they say.
   *
   * @param file begins each complaint
   */
  Contents contents(String file) {
    List<Entry> entries = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      Optional<Entry> entry = entry(i).filter(named -> !named.value().isEmpty());
      entry.ifPresent(entries::add);
      if (entry.isEmpty() && !isSilent(i)) {
        complaints.add(file + ":" + (i + 1) + ": " + complaint(i));
      }
    }
    return new Contents(entries, complaints);
  }

  /** In the place of the first line of that name, or at the end. */
  Lines set(String name, String value) {
    List<String> changed = new ArrayList<>(raw);
    List<Integer> places = places(name, any -> true);
    if (places.isEmpty()) {
      changed.add(line(name, value));
      return new Lines(changed);
    }
    changed.set(places.get(0), line(name, value));
    return without(changed, places.subList(1, places.size()));
  }

  /** After the last line of that name, or at the end. */
  Lines add(String name, String value) {
    List<String> changed = new ArrayList<>(raw);
    List<Integer> places = places(name, any -> true);
    int place = places.isEmpty() ? raw.size() : places.get(places.size() - 1) + 1;
    changed.add(place, line(name, value));
    return new Lines(changed);
  }

  Lines remove(String name, Predicate<String> isMeant) {
    return without(new ArrayList<>(raw), places(name, isMeant));
  }

  private static Lines without(List<String> lines, List<Integer> places) {
    for (int i = places.size() - 1; i >= 0; i--) {
      lines.remove(places.get(i).intValue());
    }
    return new Lines(lines);
  }

  private List<Integer> places(String name, Predicate<String> isMeant) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      if (entry(i).filter(e -> e.name().equals(name) && isMeant.test(e.value())).isPresent()) {
        places.add(i);
      }
    }
    return places;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lines lines && raw.equals(lines.raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  /** With the same line end as the others. */
  private String line(String name, String value) {
    boolean hasReturns = !raw.isEmpty() && raw.get(0).endsWith("\r");
    String line = name + " = " + value + (hasReturns ? "\r" : "");
    return new String(line.getBytes(UTF_8), ISO_8859_1);
  }

  private Optional<Entry> entry(int index) {
    Optional<String> text = text(index);
    int equals = text.orElse("").indexOf('=');
    if (equals < 0 || isSilent(index)) {
      return Optional.empty();
    }
    String name = text.get().substring(0, equals).strip();
    return Optional.of(new Entry(name, text.get().substring(equals + 1).strip(), index + 1));
  }

  private boolean isSilent(int index) {
    return text(index).filter(text -> text.isEmpty() || text.startsWith("#")).isPresent();
  }

  private String complaint(int index) {
    if (text(index).isEmpty()) {
      return "not UTF-8; save the file in that encoding";
    }
    return entry(index)
        .map(entry -> entry.name() + " has no value; write it behind the =, or delete the line")
        .orElse("no setting; write NAME = VALUE, or # before a comment");
  }

  /** Empty if it isn't UTF-8. */
  private Optional<String> text(int index) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(raw.get(index).getBytes(ISO_8859_1));
      String text = UTF_8.newDecoder().decode(bytes).toString();
      boolean isMarked = index == 0 && text.startsWith(BYTE_ORDER_MARK);
      return Optional.of((isMarked ? text.substring(1) : text).strip());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
