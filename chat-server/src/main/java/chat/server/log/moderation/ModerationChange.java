package chat.server.log.moderation;

import chat.server.log.LogName;
import java.util.List;

/** A change of what is stored, which {@link ModerationStore#apply} commits. */
public sealed interface ModerationChange {
  /**
   * Calls the visitor's method for this change.
   *
   * @return the number of the first row that it adds; 0 if it adds none
   */
  <E extends Exception> long accept(Visitor<E> visitor) throws E;

  /** Returns whether it may store more settings, roles or bans than there were. */
  default boolean addsRows() {
    return false;
  }

  /** Returns whether it changes by which name queries find a room. */
  default boolean movesRoom() {
    return false;
  }

  /** A change that adds no row with a number. */
  sealed interface Unnumbered extends ModerationChange {
    /** Calls the visitor's method for this change. */
    <E extends Exception> void visit(Visitor<E> visitor) throws E;

    @Override
    default <E extends Exception> long accept(Visitor<E> visitor) throws E {
      visit(visitor);
      return 0;
    }
  }

  /** A change that may store more settings, roles or bans than there were. */
  sealed interface Adding extends ModerationChange {
    @Override
    default boolean addsRows() {
      return true;
    }
  }

  /** A change of the name by which queries find a room. */
  sealed interface Moving extends Adding, Unnumbered {
    @Override
    default boolean movesRoom() {
      return true;
    }
  }

  /** Carries out changes, with a method for each kind. */
  interface Visitor<E extends Exception> {
    void storeSettings(StoreSettings change) throws E;

    void makePrivate(MakePrivate change) throws E;

    void makePublic(MakePublic change) throws E;

    void forgetRoom(ForgetRoom change) throws E;

    void setRole(SetRole change) throws E;

    void removeRole(RemoveRole change) throws E;

    long addBans(AddBans change) throws E;

    void removeBans(RemoveBans change) throws E;

    void removeEndedBans(RemoveEndedBans change) throws E;

    long addReport(AddReport change) throws E;

    void resolveReport(ResolveReport change) throws E;

    void setBot(SetBot change) throws E;

    void deleteAccount(DeleteAccount change) throws E;
  }

  /** Stores a room's settings. Does not make it private or public. */
  record StoreSettings(RoomSettings settings) implements Adding, Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.storeSettings(this);
    }
  }

  /**
   * Makes a room private: no query by its name finds it any longer.
   *
   * @param settings its settings from now on
   * @param successor the log of the public room of that name, which continues its numbers
   */
  record MakePrivate(RoomSettings settings, LogName successor) implements Moving {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.makePrivate(this);
    }
  }

  /**
   * Makes a private room public.
   *
   * @param settings its settings from now on
   * @param successor the log of the public room of that name, which has no messages
   */
  record MakePublic(RoomSettings settings, LogName successor) implements Moving {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.makePublic(this);
    }
  }

  /** Deletes a room's settings, roles and bans. */
  record ForgetRoom(LogName room) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.forgetRoom(this);
    }
  }

  /** Gives an account a role in place of the one it has. */
  record SetRole(RoomRole role) implements Adding, Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.setRole(this);
    }
  }

  /** Takes an account's role in a room. */
  record RemoveRole(LogName room, long account) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.removeRole(this);
    }
  }

  /** Stores the bans of one command, which get consecutive numbers. */
  record AddBans(List<Ban> bans) implements Adding {
    public AddBans {
      bans = List.copyOf(bans);
    }

    @Override
    public <E extends Exception> long accept(Visitor<E> visitor) throws E {
      return visitor.addBans(this);
    }
  }

  /** Removes bans that one command stored; see {@link Ban#together}. */
  record RemoveBans(long together) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.removeBans(this);
    }
  }

  /** Removes the bans that have ended. */
  record RemoveEndedBans(long epochMillis) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.removeEndedBans(this);
    }
  }

  /** Stores a report. */
  record AddReport(Report report) implements ModerationChange {
    @Override
    public <E extends Exception> long accept(Visitor<E> visitor) throws E {
      return visitor.addReport(this);
    }
  }

  /** Marks a report as resolved. */
  record ResolveReport(long number, long epochMillis, long account) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.resolveReport(this);
    }
  }

  /**
   * Marks an account as a bot.
   *
   * @param rate how many messages a second it may send; 0 if it is no bot any longer
   */
  record SetBot(long account, int rate) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.setBot(this);
    }

    @Override
    public boolean addsRows() {
      return rate > 0;
    }
  }

  /**
   * Deletes an account, with all that is stored of it but its messages in rooms: its password,
   * devices, keys, read marks, roles and direct messages, the bans of the account, its number in
   * reports. Rooms that it still owns have no owner then. Its nick is free, its number is never
   * used again.
   */
  record DeleteAccount(long account, long epochMillis) implements Unnumbered {
    @Override
    public <E extends Exception> void visit(Visitor<E> visitor) throws E {
      visitor.deleteAccount(this);
    }
  }
}
