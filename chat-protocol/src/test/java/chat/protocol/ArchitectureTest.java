package chat.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.input.FrameDecoder;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Checks that the protocol knows what its package page says: no sockets, no threads. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("chat.protocol", "chat.notation", "chat.json");

  @Test
  void moduleHasClassesToCheck() {
    assertTrue(CLASSES.contain(FrameDecoder.class));
  }

  @Test
  void protocolDependsOnTheJdkAlone() {
    classes()
        .that()
        .resideOutsideOfPackage("chat.json")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "chat.protocol..", "chat.notation")
        .check(CLASSES);
  }

  @Test
  void jsonDependsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("chat.json")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "chat.json")
        .check(CLASSES);
  }

  @Test
  void protocolDependsOnNoSockets() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..")
        .check(CLASSES);
  }

  @Test
  void protocolDependsOnNoThreads() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(CLASSES);
  }

  @Test
  void messagesDependOnNoCommands() {
    noClasses()
        .that()
        .resideInAPackage("chat.protocol")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.protocol.command..")
        .check(CLASSES);
  }
}
