package chat.server.hub.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import chat.server.log.account.NickForms;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.Party;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BanIndexTest {
  private static final Subject BOB = guest("bob", "c1", "192.0.2.7");

  private final BanIndex bans = new BanIndex(List.of());
  private long number;

  private static Subject guest(String nick, String client, String address) {
    return new Subject(0, Nick.of(nick), client, AddressPrefix.parse(address));
  }

  private static Subject account(long number, String address) {
    return new Subject(number, Nick.of("bob"), "c1", AddressPrefix.parse(address));
  }

  private Ban add(Ban.Kind kind, String value, long until) {
    Ban ban =
        new Ban(
            ++number,
            number,
            Optional.empty(),
            Ban.Effect.BAN,
            kind,
            value,
            until,
            "",
            1,
            Party.CONSOLE,
            "");
    bans.add(ban);
    return ban;
  }

  private boolean binds(Subject subject) {
    return !bans.find(subject, Ban.Effect.BAN, 100).isEmpty();
  }

  @Test
  void banOfANickBindsGuestsWithItInAnyCase() {
    add(Ban.Kind.NICK, NameRules.key("BOB"), 0);
    assertTrue(binds(BOB));
    assertTrue(binds(guest("Bob", "c2", "")));
    assertEquals(false, binds(guest("rob", "c1", "192.0.2.7")));
    assertEquals(false, binds(account(3, "192.0.2.7")));
  }

  @Test
  void banOfAFormBindsNicksThatLookLikeIt() {
    NickForms.of(Nick.of("bob")).forEach(form -> add(Ban.Kind.FORM, form, 0));
    assertTrue(binds(guest("b0b", "c2", "")));
    assertTrue(binds(guest("b_o_b", "c2", "")));
    assertEquals(false, binds(guest("rob", "c2", "")));
  }

  @Test
  void banOfAPrefixBindsItsAddresses() {
    add(Ban.Kind.ADDRESS, "2001:db8:0:100::/56", 0);
    add(Ban.Kind.ADDRESS, "192.0.2.0/24", 0);
    assertTrue(binds(guest("a", "c", "2001:db8:0:1ff::/64")));
    assertTrue(binds(guest("a", "c", "192.0.2.255")));
    assertTrue(binds(account(3, "192.0.2.1")));
    assertEquals(false, binds(guest("a", "c", "2001:db8:0:200::/64")));
    assertEquals(false, binds(guest("a", "c", "192.0.3.1")));
    assertEquals(false, binds(new Subject(0, Nick.of("a"), "c", Optional.empty())));
  }

  @Test
  void banEndsAtItsTime() {
    add(Ban.Kind.CLIENT, "c1", 100);
    assertEquals(false, binds(BOB));
    assertEquals(1, bans.find(BOB, Ban.Effect.BAN, 99).size());
    assertEquals(0, bans.find(BOB, Ban.Effect.MUTE, 99).size());
    bans.removeEnded(100);
    assertTrue(bans.isEmpty());
  }

  @Test
  void removedBanBindsNobody() {
    List<Ban> added =
        List.of(
            add(Ban.Kind.CLIENT, "c1", 0),
            add(Ban.Kind.NICK, NameRules.key("bob"), 0),
            add(Ban.Kind.ADDRESS, "192.0.2.7", 0),
            add(Ban.Kind.ADDRESS, "192.0.2.7", 0));
    for (Ban ban : added) {
      assertTrue(binds(BOB));
      assertEquals(List.of(ban), bans.removeTogether(ban.number()));
    }
    assertEquals(false, binds(BOB));
    assertEquals(List.of(), bans.removeTogether(1));
  }

  @Test
  void accountIsFoundByItsNumberAlone() {
    add(Ban.Kind.ACCOUNT, "3", 0);
    assertTrue(binds(account(3, "")));
    assertEquals(false, binds(account(4, "")));
    assertEquals(false, binds(BOB));
  }
}
