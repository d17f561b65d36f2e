package chat.server.hub.rights;

import java.util.EnumMap;
import java.util.Map;

/** The rights of each role. Any thread. */
public final class Rights {
  /**
   * An {@code x}: may; an {@code s}: may where the room lets everyone write, and only as often as
   * it lets them; a {@code -}: may not. A mute takes SPEAK, EDIT_OWN and SET_TOPIC from all but
   * owners and operators.
   */
  private static final String TABLE =
      """
                    GUEST ACCOUNT MEMBER VOICED OP OWNER OPERATOR
      READ          x     x       x      x      x  x     x
      SPEAK         s     s       s      x      x  x     x
      EDIT_OWN      s     s       s      x      x  x     x
      DELETE_OWN    x     x       x      x      x  x     x
      SET_TOPIC     s     s       s      x      x  x     x
      REPORT        x     x       x      x      x  x     x
      INVITE        -     -       x      x      x  x     -
      KICK          -     -       -      -      x  x     x
      MUTE          -     -       -      -      x  x     x
      BAN           -     -       -      -      x  x     x
      UNBAN         -     -       -      -      x  x     x
      SEE_BANS      -     -       -      -      x  x     x
      UNINVITE      -     -       -      -      x  x     x
      VOICE         -     -       -      -      x  x     x
      DELETE_ANY    -     -       -      -      x  x     x
      SEE_REPORTS   -     -       -      -      x  x     x
      SET_GREETING  -     -       -      -      x  x     x
      SET_ROOM      -     -       -      -      -  x     x
      OP            -     -       -      -      -  x     x
      DEOP          -     -       -      -      -  x     x
      GIVE          -     -       -      -      -  x     x
      CLAIM         -     -       -      -      x  -     x
      SERVER_BAN    -     -       -      -      -  -     x
      SERVER_MUTE   -     -       -      -      -  -     x
      SERVER_KICK   -     -       -      -      -  -     x
      """;

  private static final Map<Action, Map<Role, String>> CELLS = parse();

  private Rights() {}

  /** Returns whether a role may do something, as far as the room lets everyone. */
  public static boolean allows(Role role, Action action) {
    return !cell(role, action).equals("-");
  }

  /** Returns whether a room's limits on who writes, and how often, bind a role. */
  public static boolean isLimited(Role role, Action action) {
    return cell(role, action).equals("s");
  }

  private static String cell(Role role, Action action) {
    return CELLS.get(action).get(role);
  }

  private static Map<Action, Map<Role, String>> parse() {
    Map<Action, Map<Role, String>> cells = new EnumMap<>(Action.class);
    String[] rows = TABLE.strip().split("\n", -1);
    String[] roles = rows[0].strip().split(" +", -1);
    for (int i = 1; i < rows.length; i++) {
      String[] row = rows[i].split(" +", -1);
      Map<Role, String> ofAction = new EnumMap<>(Role.class);
      for (int j = 0; j < roles.length; j++) {
        ofAction.put(Role.valueOf(roles[j]), row[j + 1]);
      }
      cells.put(Action.valueOf(row[0]), ofAction);
    }
    return cells;
  }
}
