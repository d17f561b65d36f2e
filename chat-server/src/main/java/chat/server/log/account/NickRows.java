package chat.server.log.account;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queries and stores the forms of accounts' nicks. The thread of its connection. */
final class NickRows {
  private static final String VERSION_NAME = "confusables";

  private static final String SELECT_CLAIM =
      """
      SELECT number, nick, 1 AS is_exact FROM accounts WHERE nick_key = ?
      UNION ALL
      SELECT a.number, a.nick, 0 FROM nick_forms f JOIN accounts a ON a.number = f.account
      WHERE f.form IN (?%s)
      ORDER BY is_exact DESC, number LIMIT 1"""
          .formatted(", ?".repeat(NickForms.MOST - 1));

  private final Sql sql;

  NickRows(Sql sql) {
    this.sql = sql;
  }

  /** Returns whether the stored forms are of this server's version. */
  boolean areOfThisVersion() throws SQLException {
    return sql.number(
            "SELECT count(*) FROM about WHERE name = ? AND value = ?",
            VERSION_NAME,
            NickForms.VERSION)
        > 0;
  }

  /** Returns which account a nick belongs to. */
  Optional<Claim> claim(Nick nick) throws SQLException {
    List<String> forms = List.copyOf(NickForms.of(nick));
    Object[] values = new Object[NickForms.MOST + 1];
    values[0] = NameRules.key(nick.value());
    for (int i = 0; i < NickForms.MOST; i++) {
      values[i + 1] = forms.get(Math.min(i, forms.size() - 1));
    }
    return sql.first(
        row -> new Claim(row.getLong(1), Nick.received(row.getString(2)), row.getInt(3) == 1),
        SELECT_CLAIM,
        values);
  }

  void add(long account, Nick nick) throws SQLException {
    sql.update(
        """
        INSERT INTO about (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
        VERSION_NAME,
        NickForms.VERSION);
    for (String form : NickForms.of(nick)) {
      sql.update("INSERT INTO nick_forms (form, account) VALUES (?, ?)", form, account);
    }
  }

  /** Replaces the forms of all nicks, which are of another version. */
  void addAll(Map<Long, Nick> nicks) throws SQLException {
    sql.update("DELETE FROM nick_forms");
    for (Map.Entry<Long, Nick> nick : nicks.entrySet()) {
      add(nick.getKey(), nick.getValue());
    }
  }
}
