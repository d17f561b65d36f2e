package chat.client.screen.jline;

import chat.client.screen.KnownNames;
import chat.client.screen.Wrapping;
import chat.client.screen.input.Completion;
import chat.client.screen.input.LineWords;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Size;

/** Gives JLine the candidates of a completion. The keyboard thread runs it. */
final class CompletionMenu implements Completer {
  /** The last row of the draft, what its prompt may add, the status, and a row of the menu. */
  private static final int OTHER_ROWS = 6;

  private final Completion completion;
  private final Supplier<KnownNames> names;

  CompletionMenu(Completion completion, Supplier<KnownNames> names) {
    this.completion = completion;
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (fillsTheScreen(reader)) {
      // JLine fails if its menu has no row left.
      return;
    }
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

  /** Returns whether the draft leaves no row for a menu. */
  private static boolean fillsTheScreen(LineReader reader) {
    Size size = reader.getTerminal().getSize();
    int above =
        Wrapping.rowsAboveEnd(reader.getBuffer().toString(), size.getColumns(), size.getColumns());
    return above + OTHER_ROWS > size.getRows();
  }
}
