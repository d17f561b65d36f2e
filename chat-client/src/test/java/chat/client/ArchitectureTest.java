package chat.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.Page;
import chat.client.net.ServerAddress;
import chat.json.JsonScalar;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions between the client's packages. */
final class ArchitectureTest {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("chat.client", "chat.protocol");

  private static void dependsOnNone(String pack, String... others) {
    noClasses()
        .that()
        .resideInAPackage(pack)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @Test
  void netDependsOnNothingAboveIt() {
    dependsOnNone(
        "chat.client.net..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.command..",
        "chat.client.config..",
        "chat.client.doctor..",
        "chat.client.event..",
        "chat.client.screen..",
        "chat.client.session..",
        "chat.client.view..");
  }

  @Test
  void tlsDependsOnTheJdkFilesAndFingerprintsAlone() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.net.tls")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("chat..", "picocli..", "org.jline..")
                .and(
                    not(
                        resideInAnyPackage(
                            "chat.client.net.tls", "chat.file", "chat.protocol.account"))))
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageUsesTheJdksTls() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.client.net.tls")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.net.ssl")
        .check(CLASSES);
  }

  @Test
  void trustDependsOnSettingsAndTheAddressAlone() {
    dependsOnNone(
        "chat.client.trust..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.command..",
        "chat.client.event..",
        "chat.client.screen..",
        "chat.client.session..",
        "chat.client.view..");
  }

  @Test
  void sessionDependsOnNeitherViewsNorMain() {
    dependsOnNone(
        "chat.client.session..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.screen..",
        "chat.client.view..",
        "org.jline..",
        "picocli..");
  }

  @Test
  void eventsDependOnNeitherTheSessionNorViews() {
    dependsOnNone(
        "chat.client.event..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.command..",
        "chat.client.net..",
        "chat.client.screen..",
        "chat.client.session..",
        "chat.client.view..");
  }

  @Test
  void sessionAndEventsKnowOfJsonOnlyWhatAReferenceIs() {
    noClasses()
        .that()
        .resideInAnyPackage("chat.client.session..", "chat.client.event..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.json..").and(not(belongToAnyOf(JsonScalar.class))))
        .check(CLASSES);
  }

  @Test
  void sessionStateDependsOnNeitherTheLinkNorTimers() {
    dependsOnNone(
        "chat.client.session.state..",
        "chat.client.command..",
        "chat.client.net..",
        "chat.client.session");
  }

  @Test
  void viewsDependOnNeitherTheSessionNorNet() {
    dependsOnNone(
        "chat.client.view..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.command..",
        "chat.client.net..",
        "chat.client.screen..",
        "chat.client.session..");
  }

  @Test
  void screenDependsOnNeitherTheSessionNorNet() {
    dependsOnNone(
        "chat.client.screen..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.net..",
        "chat.client.session..");
  }

  @Test
  void viewsAndTheScreenReadPreferencesAlone() {
    noClasses()
        .that()
        .resideInAnyPackage("chat.client.view..", "chat.client.screen..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.client.config..")
                .and(not(belongToAnyOf(Preferences.class, Bell.class, Show.class))))
        .check(CLASSES);
  }

  @Test
  void settingsDependOnNeitherTheSessionNorViews() {
    dependsOnNone(
        "chat.client.config..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.command..",
        "chat.client.event..",
        "chat.json..",
        "chat.client.screen..",
        "chat.client.session..",
        "chat.client.view..");
  }

  @Test
  void commandsDependOnTheProtocolPagesAndJsonAlone() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.command")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("chat.client..", "picocli..", "org.jline..")
                .and(not(resideInAPackage("chat.client.command")))
                .and(not(assignableTo(Page.class))))
        .check(CLASSES);
  }

  @Test
  void onlyTheScreenDependsOnJLine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.client.screen", "chat.client.screen.jline")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(CLASSES);
  }

  @Test
  void screenContentsNeedNoTerminal() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.screen")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.jline..")
                .and(not(nameMatching("org\\.jline\\.utils\\.(Attributed.*|WCWidth)"))))
        .check(CLASSES);
    dependsOnNone("chat.client.screen", "chat.client.screen.input", "chat.client.screen.jline");
    dependsOnNone("chat.client.screen.input", "chat.client.screen.jline");
  }

  @Test
  void settingsUseOnlyTheAddressFromNet() {
    noClasses()
        .that()
        .resideInAPackage("chat.client.config..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.client.net..").and(not(belongToAnyOf(ServerAddress.class))))
        .check(CLASSES);
  }

  @Test
  void protocolDependsOnNoClient() {
    noClasses()
        .that()
        .resideInAPackage("chat.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.client..")
        .check(CLASSES);
  }

  @Test
  void clientDependsOnNoServer() {
    noClasses().should().dependOnClassesThat().resideInAPackage("chat.server..").check(CLASSES);
  }

  @Test
  void doctorDependsOnNoSessionNoCommandsAndNoViews() {
    dependsOnNone(
        "chat.client.doctor..",
        "chat.client",
        "chat.client.bench..",
        "chat.client.command..",
        "chat.client.event..",
        "chat.client.screen..",
        "chat.client.session..",
        "chat.client.view..");
  }

  @Test
  void onlyDiscoveryDependsOnItsLibraryAndItOnNothingOfTheClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.client.discovery")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.jmdns..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("chat.client.discovery")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat.client..").and(not(resideInAPackage("chat.client.discovery"))))
        .check(CLASSES);
  }

  @Test
  void onlyNetTheDoctorAndTheCapacityTestUseSockets() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.client.net..", "chat.client.doctor..", "chat.client.bench..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .check(CLASSES);
  }
}
