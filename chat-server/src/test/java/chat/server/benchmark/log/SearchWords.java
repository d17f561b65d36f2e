package chat.server.benchmark.log;

/** Kinds of searches, which differ in how many messages have their words. Any thread. */
enum SearchWords {
  RARE("a rare word") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      return vocabulary.word(vocabulary.size() - 1 - number);
    }
  },

  COMMON("a common word") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      return vocabulary.word(number % 20);
    }
  },

  ABSENT("an absent word") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      // No word has two of these letters in a row.
      return "qq" + vocabulary.word(number);
    }
  },

  LETTER("one letter") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      return vocabulary.word(number % 20).substring(0, 1);
    }
  },

  X("x, a rare letter") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      return "x";
    }
  },

  TWO_COMMON("two common words") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      return vocabulary.word(number % 20) + " " + vocabulary.word((number + 1) % 20);
    }
  },

  /** Many stretches of messages have both words, few messages do: what an index finds worst. */
  SELDOM_TOGETHER("two seldom together") {
    @Override
    String of(Vocabulary vocabulary, int number) {
      return vocabulary.word(300 + 2 * number) + " " + vocabulary.word(301 + 2 * number);
    }
  };

  private final String label;

  SearchWords(String label) {
    this.label = label;
  }

  /** Returns what the report calls it. */
  String label() {
    return label;
  }

  /** Returns the words of the search of a number, up to 199; others have others, if they can. */
  abstract String of(Vocabulary vocabulary, int number);
}
