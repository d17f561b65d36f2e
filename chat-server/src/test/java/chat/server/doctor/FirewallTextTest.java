package chat.server.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools of firewalls print, and what that means for a port. */
final class FirewallTextTest {
  private static final String UFW =
      """
      Status: active
      Logging: on (low)
      Default: deny (incoming), allow (outgoing), disabled (routed)
      New profiles: skip

      To                         Action      From
      --                         ------      ----
      22/tcp                     LIMIT IN    Anywhere
      8028/tcp                   ALLOW IN    Anywhere
      8029                       ALLOW IN    192.168.1.0/24             # the office
      80,443/tcp (Nginx Full)    ALLOW IN    Anywhere
      9000:9100/tcp              REJECT IN   Anywhere
      5353/udp                   ALLOW IN    Anywhere
      192.168.1.5 7000/tcp       ALLOW IN    Anywhere
      7001/tcp on eth1           ALLOW IN    Anywhere
      8028/tcp (v6)              ALLOW IN    Anywhere (v6)
      """;

  private static final String FIREWALLD =
      """
      public (active)
        target: default
        icmp-block-inversion: no
        interfaces: eth0
        sources:\s
        services: dhcpv6-client ssh
        ports: 8028/tcp 5353/udp 9000-9100/tcp
        protocols:\s
        forward: yes
        masquerade: no
        forward-ports:\s
        source-ports:\s
        icmp-blocks:\s
        rich rules:\s
      \trule family="ipv4" source address="192.168.1.0/24" port port="8029" protocol="tcp" accept
      """;

  /** Debian's example of a workstation, with more rules. */
  private static final String NFT =
      """
      table inet filter {
      \tset blocked {
      \t\ttype ipv4_addr
      \t\telements = { 198.51.100.1 }
      \t}

      \tchain input {
      \t\ttype filter hook input priority filter; policy drop;
      \t\tct state invalid drop comment "early drop of invalid packets"
      \t\tct state { established, related } counter packets 9 bytes 801 accept comment "accept all connections related to connections made by us"
      \t\tiifname "lo" accept comment "accept loopback"
      \t\tip protocol icmp counter packets 0 bytes 0 accept
      \t\tmeta l4proto ipv6-icmp counter packets 0 bytes 0 accept
      \t\tudp dport 5353 accept
      \t\ttcp dport 8028 counter packets 1 bytes 60 accept
      \t\ttcp dport { 80, 443, 9000-9100 } ct state new accept
      \t\tip saddr 192.168.1.0/24 tcp dport 8029 accept
      \t\ttcp dport 7000 jump more
      \t\tcounter packets 3 bytes 180 comment "count dropped packets"
      \t}

      \tchain more {
      \t\tlog prefix "more: " level info
      \t\treject with icmpx admin-prohibited
      \t}

      \tchain forward {
      \t\ttype filter hook forward priority filter; policy drop;
      \t}

      \tchain output {
      \t\ttype filter hook output priority filter; policy accept;
      \t}
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "22, OPEN",
    "8028, OPEN",
    "8029, PARTLY",
    "443, OPEN",
    "9050, BLOCKED",
    "5353, BLOCKED",
    "7000, PARTLY",
    "7001, PARTLY",
    "6000, BLOCKED",
  })
  void ufw(int port, Judgement.Kind expected) {
    Judgement judgement = Ufw.judge(UFW, port);
    assertEquals(expected, judgement.kind(), judgement::why);
  }

  @Test
  void inactiveUfwRefusesNothing() {
    assertEquals(Judgement.Kind.INACTIVE, Ufw.judge("Status: inactive\n", 8028).kind());
  }

  @Test
  void ufwThatAllowsByDefault() {
    String status = UFW.replace("deny (incoming)", "allow (incoming)");
    assertEquals(Judgement.Kind.OPEN, Ufw.judge(status, 6000).kind());
    assertEquals(Judgement.Kind.BLOCKED, Ufw.judge(status, 9050).kind());
  }

  @ParameterizedTest
  @CsvSource({"8028, OPEN", "9100, OPEN", "8029, PARTLY", "5353, BLOCKED", "6000, BLOCKED"})
  void firewalld(int port, Judgement.Kind expected) {
    Judgement judgement = Firewalld.judge(FIREWALLD, port);
    assertEquals(expected, judgement.kind(), judgement::why);
  }

  @Test
  void firewalldZoneThatAcceptsEverything() {
    String trusted = FIREWALLD.replace("target: default", "target: ACCEPT");
    assertEquals(Judgement.Kind.OPEN, Firewalld.judge(trusted, 6000).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "8028, OPEN",
    "443, OPEN",
    "9050, OPEN",
    "8029, PARTLY",
    "7000, BLOCKED",
    "5353, BLOCKED",
    "6000, BLOCKED",
  })
  void nftables(int port, Judgement.Kind expected) {
    Judgement judgement = Nftables.judge(NFT, port);
    assertEquals(expected, judgement.kind(), judgement::why);
  }

  @Test
  void nftablesNamesTheChainThatIsToBeOpened() {
    Judgement judgement = Nftables.judge(NFT, 6000);
    assertEquals(
        "nft insert rule inet filter input tcp dport 6000 accept",
        judgement.opening().orElseThrow());
    assertTrue(judgement.why().contains("its policy is drop"), judgement::why);
  }

  @Test
  void everyChainForInputMustAccept() {
    String second =
        """
        table ip other {
        \tchain in {
        \t\ttype filter hook input priority 10; policy accept;
        \t\ttcp dport != { 22, 80 } drop
        \t}
        }
        """;
    assertEquals(Judgement.Kind.BLOCKED, Nftables.judge(NFT + second, 8028).kind());
    assertEquals(Judgement.Kind.OPEN, Nftables.judge(NFT + second, 80).kind());
  }

  /** As iptables-nft prints the rules that iptables makes. */
  @Test
  void rulesOfIptablesAreUnderstood() {
    String rules =
        """
        table ip filter {
        \tchain INPUT {
        \t\ttype filter hook input priority filter; policy accept;
        \t\tct state related,established counter packets 5 bytes 300 accept
        \t\tiifname "lo" counter packets 0 bytes 0 accept
        \t\tmeta l4proto tcp tcp dport 8028 counter packets 0 bytes 0 accept
        \t\tcounter packets 0 bytes 0 goto REFUSE
        \t}
        \tchain REFUSE {
        \t\tcounter packets 0 bytes 0 reject with icmp host-prohibited
        \t}
        }
        """;
    assertEquals(Judgement.Kind.OPEN, Nftables.judge(rules, 8028).kind());
    assertEquals(Judgement.Kind.BLOCKED, Nftables.judge(rules, 8029).kind());
  }

  @Test
  void rulesForOtherDirectionsDecideNothing() {
    String forward =
        "table ip nat {\n\tchain prerouting {\n\t\ttype nat hook prerouting priority dstnat; policy accept;\n\t}\n}\n";
    assertEquals(Judgement.Kind.INACTIVE, Nftables.judge(forward, 8028).kind());
    assertEquals(Judgement.Kind.INACTIVE, Nftables.judge("", 8028).kind());
  }

  @Test
  void chainsThatJumpInACircleEnd() {
    String circle =
        """
        table ip filter {
        \tchain input {
        \t\ttype filter hook input priority filter; policy drop;
        \t\tjump a
        \t}
        \tchain a {
        \t\tjump a
        \t\tjump a
        \t}
        }
        """;
    assertEquals(Judgement.Kind.BLOCKED, Nftables.judge(circle, 8028).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "\u0000\n\n\t}", "table {\nchain {\n}", "Status: activ"})
  void otherTextIsNoReasonToCallAPortBlocked(String text) {
    assertEquals(Judgement.Kind.UNKNOWN, Ufw.judge(text, 8028).kind());
    assertEquals(Judgement.Kind.UNKNOWN, Firewalld.judge(text, 8028).kind());
    assertEquals(Judgement.Kind.INACTIVE, Nftables.judge(text, 8028).kind());
  }
}
