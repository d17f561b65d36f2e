package chat.server.log.account;

import chat.protocol.NameRules;
import chat.protocol.Nick;
import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queries and stores what the nicks of accounts look like. The thread of its connection. */
final class NickRows {
  private static final String VERSION_NAME = "confusables";

  private final Sql sql;

  NickRows(Sql sql) {
    this.sql = sql;
  }

  /** Returns whether the forms stored are those that this server would store. */
  boolean areOfThisVersion() throws SQLException {
    return sql.number(
            "SELECT EXISTS (SELECT 1 FROM about WHERE name = ? AND value = ?)",
            VERSION_NAME,
            NickForms.VERSION)
        > 0;
  }

  Optional<Claim> claim(Nick nick) throws SQLException {
    List<Claim> exact =
        Rows.read(
            sql,
            row -> new Claim(row.getLong(1), Nick.received(row.getString(2)), true),
            "SELECT number, nick FROM accounts WHERE nick_key = ?",
            NameRules.key(nick.value()));
    return exact.isEmpty() ? lookAlike(nick) : Optional.of(exact.get(0));
  }

  private Optional<Claim> lookAlike(Nick nick) throws SQLException {
    for (String form : NickForms.of(nick)) {
      List<Claim> found =
          Rows.read(
              sql,
              row -> new Claim(row.getLong(1), Nick.received(row.getString(2)), false),
              """
              SELECT a.number, a.nick FROM nick_forms f JOIN accounts a ON a.number = f.account
              WHERE f.form = ? ORDER BY a.number LIMIT 1""",
              form);
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return Optional.empty();
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
