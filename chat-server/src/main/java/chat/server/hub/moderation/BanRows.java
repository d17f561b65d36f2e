package chat.server.hub.moderation;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.account.BanTarget;
import chat.protocol.unicode.InvalidNameException;
import chat.protocol.unicode.NameRules;
import chat.server.hub.account.Claims;
import chat.server.hub.rights.AddressPrefix;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Person;
import chat.server.hub.state.User;
import chat.server.hub.state.Users;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.account.NickForms;
import chat.server.log.moderation.Ban;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a ban or mute has to name, so that it binds whom its author means. */
public final class BanRows {
  /** The widest prefixes that operators may ban. */
  private static final int MIN_IPV4_BITS = 16;

  private static final int MIN_IPV6_BITS = 32;

  private final Users users;
  private final Claims claims;

  public BanRows(Users users, Claims claims) {
    this.users = users;
    this.claims = claims;
  }

  /**
   * What a ban names.
   *
   * @param account the account that it is about; {@link Draft#GUEST} for none
   * @param label whom it binds, without an address
   */
  record Named(List<Row> rows, long account, String label) {
    /** Returns the addresses among the values. */
    String addresses() {
      return String.join(
          " ",
          rows.stream().filter(row -> row.kind() == Ban.Kind.ADDRESS).map(Row::value).toList());
    }
  }

  /** One value of a ban, with what moderators are shown of it. */
  record Row(Ban.Kind kind, String value, String label) {}

  /** Returns what binds whom a request names. */
  Named of(BanTarget target, boolean isOperator, ClientMessage request)
      throws RefusedException, LogException {
    if (target.kind().isEmpty()) {
      return everything(nick(target.value(), request), request);
    }
    return switch (target.kind().get()) {
      case NICK -> {
        Nick nick = nick(target.value(), request);
        yield new Named(ofNick(nick), Draft.GUEST, "the nick " + nick);
      }
      case ACCOUNT -> {
        Nick nick = nick(target.value(), request);
        long account =
            claims
                .account(nick)
                .orElseThrow(
                    () -> request.refusal(ErrorCode.NO_SUCH_NICK, "no account is " + nick));
        yield new Named(List.of(ofAccount(account, nick)), account, "the account " + nick);
      }
      case ADDRESS -> address(target.value(), isOperator, request);
    };
  }

  private static Nick nick(String value, ClientMessage request) throws RefusedException {
    try {
      return Nick.of(value);
    } catch (InvalidNameException e) {
      throw request.refusal(ErrorCode.BAD_NICK, e.getMessage());
    }
  }

  /** Returns all that is known of the user with a nick. */
  private Named everything(Nick nick, ClientMessage request) throws RefusedException, LogException {
    Optional<Long> account = claims.account(nick);
    List<Row> rows = new ArrayList<>();
    if (account.isPresent()) {
      rows.add(ofAccount(account.get(), nick));
      users.ofAccount(account.get()).ifPresent(person -> rows.addAll(addresses(person)));
      return new Named(rows, account.get(), nick.value());
    }
    Person guest =
        users
            .byNick(nick)
            .orElseThrow(
                () ->
                    request.refusal(
                        ErrorCode.NO_SUCH_NICK,
                        "no user has the nick %s now; nick:%s binds every guest who takes it"
                            .formatted(nick, nick)));
    rows.addAll(ofNick(nick));
    for (User device : guest.devices()) {
      rows.add(new Row(Ban.Kind.CLIENT, device.author(), nick + "'s program"));
    }
    rows.addAll(addresses(guest));
    return new Named(rows, Draft.GUEST, nick.value());
  }

  /** Returns what recognizes a person for a short time: its account, or its programs. */
  static List<Row> ofPerson(Person person) {
    return person.isGuest()
        ? person.devices().stream()
            .map(device -> new Row(Ban.Kind.CLIENT, device.author(), person.nick().value()))
            .toList()
        : List.of(ofAccount(person.account(), person.nick()));
  }

  private static Row ofAccount(long account, Nick nick) {
    return new Row(Ban.Kind.ACCOUNT, Long.toString(account), nick.value());
  }

  private static List<Row> ofNick(Nick nick) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Ban.Kind.NICK, NameRules.key(nick.value()), nick.value()));
    NickForms.of(nick)
        .forEach(form -> rows.add(new Row(Ban.Kind.FORM, form, "nicks like " + nick)));
    return rows;
  }

  private static List<Row> addresses(Person person) {
    Set<String> values = new LinkedHashSet<>();
    for (User device : person.devices()) {
      device
          .session()
          .flatMap(RoomAccess::address)
          .ifPresent(address -> values.add(address.toString()));
    }
    String label = person.nick() + "'s address";
    return values.stream().map(value -> new Row(Ban.Kind.ADDRESS, value, label)).toList();
  }

  private Named address(String value, boolean isOperator, ClientMessage request)
      throws RefusedException {
    Optional<AddressPrefix> literal = AddressPrefix.parse(value);
    if (literal.isPresent()) {
      AddressPrefix prefix = literal.get();
      requireNarrow(prefix, isOperator, request);
      if (prefix.isLoopback()) {
        throw request.refusal(
            ErrorCode.BAD_TOKEN, "that is the server's own computer, whose address binds nobody");
      }
      Row row = new Row(Ban.Kind.ADDRESS, prefix.toString(), "an address");
      return new Named(List.of(row), Draft.GUEST, "an address");
    }
    Nick nick = nick(value, request);
    Optional<Person> person = users.byNick(nick);
    List<Row> rows = person.map(BanRows::addresses).orElse(List.of());
    if (rows.isEmpty()) {
      throw request.refusal(
          ErrorCode.NO_SUCH_NICK,
          person.isPresent()
              ? nick + " is connected from the server's own computer, whose address binds nobody"
              : "no user has the nick " + nick + " now");
    }
    return new Named(rows, Draft.GUEST, nick + "'s address");
  }

  private static void requireNarrow(AddressPrefix prefix, boolean isOperator, ClientMessage request)
      throws RefusedException {
    if (!isOperator && !prefix.isSingle()) {
      throw request.refusal(
          ErrorCode.BAD_TOKEN,
          "only an operator may name more than one address, or an IPv6 network wider than /64");
    }
    if (prefix.length() < (prefix.isIpv6() ? MIN_IPV6_BITS : MIN_IPV4_BITS)) {
      throw request.refusal(
          ErrorCode.BAD_TOKEN,
          "that names too many addresses: at least /%d, or /%d of IPv6"
              .formatted(MIN_IPV4_BITS, MIN_IPV6_BITS));
    }
  }
}
