package chat.client.screen.jline;

import chat.client.screen.KnownNames;
import chat.client.screen.input.Completion;
import chat.client.screen.input.LineWords;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Gives JLine the candidates of a completion. The keyboard thread runs it. */
final class CompletionMenu implements Completer {
  private final Completion completion;
  private final Supplier<KnownNames> names;

  CompletionMenu(Completion completion, Supplier<KnownNames> names) {
    this.completion = completion;
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (Completion.Candidate found :
        completion.candidates(new LineWords(line.words()), names.get())) {
      // The number keeps them in their order.
      candidates.add(
          new Candidate(
              found.word() + found.suffix(),
              found.word(),
              found.group(),
              found.help().orElse(null),
              null,
              null,
              false,
              candidates.size() + 1));
    }
  }
}
