package chat.client.config;

import chat.client.config.SettingsDocument.Content;
import chat.client.config.SettingsDocument.Entry;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides which lines of the settings file count, and complains about the others. */
final class EntryValidator {
  private static final int MAX_COMPLAINTS = 20;

  private final SettingsFile file;
  private final List<String> complaints = new ArrayList<>();
  private final Map<Setting<?>, List<String>> accepted = new HashMap<>();

  private EntryValidator(SettingsFile file) {
    this.file = file;
  }

  /** Reads the file as it is now. */
  static FileSettings read(SettingsFile file) {
    return new EntryValidator(file).read();
  }

  private FileSettings read() {
    Content content = file.read();
    complaints.addAll(content.complaints());
    for (Entry entry : content.entries()) {
      validate(entry)
          .ifPresent(why -> complaints.add(file.path() + ":" + entry.line() + ": " + why));
    }
    return new FileSettings(new RawSettings(accepted), printable());
  }

  /** Accepts an entry, or returns why not. */
  private Optional<String> validate(Entry entry) {
    Optional<Setting<?>> named = SettingTable.named(entry.name());
    if (named.isEmpty()) {
      return Optional.of(SettingTable.unknown(entry.name()));
    }
    Setting<?> setting = named.get();
    if (setting.effect() == Setting.Effect.COMMAND_LINE) {
      return Optional.of(SettingTable.notInFile(setting));
    }
    Optional<String> why =
        setting
            .validate(entry.value())
            .or(() -> setting.isRepeatable() ? Optional.empty() : conflict(setting, entry.value()));
    if (why.isEmpty()) {
      accepted.computeIfAbsent(setting, any -> new ArrayList<>()).add(entry.value());
    }
    return why;
  }

  private Optional<String> conflict(Setting<?> setting, String value) {
    return accepted.containsKey(setting)
        ? Optional.of(setting.name() + " is set on a line above, which counts")
        : Contradictions.in(new RawSettings(accepted).with(setting, List.of(value)));
  }

  /** The first complaints, in case the file is not ours, without control characters. */
  private List<String> printable() {
    Stream<String> first =
        complaints.stream().limit(MAX_COMPLAINTS).map(line -> Text.of(line).toString());
    int more = complaints.size() - MAX_COMPLAINTS;
    Stream<String> rest =
        more > 0 ? Stream.of(file.path() + ": " + more + " more lines are wrong") : Stream.empty();
    return Stream.concat(first, rest).toList();
  }
}
