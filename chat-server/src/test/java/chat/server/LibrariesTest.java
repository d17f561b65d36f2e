package chat.server;

import static chat.server.ArchitectureTest.CLASSES;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which packages know which libraries, and what those packages know besides. */
class LibrariesTest {
  @Test
  void onlyMainReadsTheCommandLineAndOnlyLogKnowsADatabase() {
    classes()
        .that()
        .resideInAnyPackage("chat.server.net..", "chat.server.hub..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.net.ssl", "jdk.net", "chat..", "org.slf4j")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.server", "chat.server.command..", "chat.client")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyPostgresKnowsItsDriverAndNothingThereCancelsAStatement() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.server.log.postgres..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.postgresql..")
        .check(CLASSES);
    for (String cancelling : List.of("setQueryTimeout", "cancel", "isValid")) {
      noClasses()
          .that()
          .resideInAPackage("chat.server.log.postgres..")
          .should()
          .callMethodWhere(
              target(nameMatching(cancelling)).and(target(owner(resideInAPackage("java.sql")))))
          .because("a write whose wait for a second machine is cancelled looks stored")
          .check(CLASSES);
    }
  }

  @Test
  void onlyAccountsAndTlsKnowTheirLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.server.account", "chat.server.tls")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.account")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j",
            "org.bouncycastle.crypto..",
            "chat.protocol..",
            "chat.notation",
            "chat.server.log",
            "chat.server.log.account",
            "chat.server.recent",
            "chat.server.time",
            "chat.server.account")
        .check(CLASSES);
  }

  @Test
  void onlyTransportsKnowTlsAndOnlyTlsKnowsCertificates() {
    noClasses()
        .that()
        .resideInAPackage("chat.server..")
        .and()
        .resideOutsideOfPackages("chat.server.net.transport", "chat.server.tls")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.net.ssl..", "java.security.cert..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.tls")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl",
            "javax.security.auth.x500",
            "org.bouncycastle..",
            "org.slf4j",
            "chat.file",
            "chat.network",
            "chat.protocol.account",
            "chat.server.measure",
            "chat.server.tls")
        .check(CLASSES);
  }

  @Test
  void measureKnowsNumbersAlone() {
    classes()
        .that()
        .resideInAPackage("chat.server.measure")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java.lang..", "java.util..", "java.time..", "chat.server.measure")
        .check(CLASSES);
  }

  @Test
  void onlyMetricsKnowsTheMetricsLibraryAndHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.server.metrics")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.prometheus..", "com.sun.net.httpserver..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.metrics")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.sun.net.httpserver..",
            "io.prometheus..",
            "chat.server.measure",
            "chat.server.metrics")
        .check(CLASSES);
  }

  @Test
  void onlyLoggingKnowsLogbackAndNoneThatShowsTheServerKnowsTheChat() {
    noClasses()
        .that()
        .resideInAPackage("chat.server..")
        .and()
        .resideOutsideOfPackage("chat.server.logging")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAnyPackage("chat.server.admin", "chat.server.logging", "chat.server.service")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.slf4j",
            "ch.qos.logback..",
            "jdk.net",
            "chat.file",
            "chat.json",
            "chat.notation",
            "chat.server.measure",
            "chat.server.admin",
            "chat.server.logging",
            "chat.server.service")
        .check(CLASSES);
  }

  @Test
  void onlyAnnouncingKnowsItsLibraryAndItKnowsNoChat() {
    noClasses()
        .that()
        .resideInAPackage("chat.server..")
        .and()
        .resideOutsideOfPackage("chat.server.announce")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.jmdns..")
        .check(CLASSES);
    classes()
        .that()
        .resideInAPackage("chat.server.announce")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.jmdns..",
            "org.slf4j",
            "chat.network",
            "chat.protocol.account",
            "chat.server.announce")
        .check(CLASSES);
  }
}
