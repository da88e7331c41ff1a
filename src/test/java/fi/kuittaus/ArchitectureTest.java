package fi.kuittaus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** DESIGN.md section 3, held to by the build. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("fi.kuittaus");
  private static final List<String> FURNITURE =
      List.of("Util", "Utils", "Manager", "Helper", "Impl", "Common");

  @TestFactory
  Stream<DynamicTest> eachPackageUsesOnlyWhatItsRowNames() {
    return PackageTable.ROWS.stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.name().isEmpty() ? "(root)" : row.name(),
                () ->
                    classes()
                        .that()
                        .resideInAPackage(row.pattern())
                        .should(useOnly(row))
                        .allowEmptyShould(true)
                        .check(OURS)));
  }

  @Test
  void everyPackageHasARow() {
    assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(PackageTable.of(name).name()).isNotNull());
  }

  @Test
  void theTableItselfHasNoCycle() {
    for (PackageTable.Row row : PackageTable.ROWS) {
      int place = PackageTable.ROWS.indexOf(row);
      assertThat(row.uses())
          .as("what %s uses stands above it", row.name())
          .allSatisfy(used ->
              assertThat(PackageTable.ROWS.indexOf(PackageTable.of("fi.kuittaus." + used)))
                  .isLessThan(place));
    }
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("fi.kuittaus.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @TestFactory
  Stream<DynamicTest> theCoreOnlyDecides() {
    return PackageTable.CORE.stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    classes()
                        .that()
                        .resideInAPackage("fi.kuittaus." + name + "..")
                        .should(Purity.beHeld())
                        .allowEmptyShould(true)
                        .check(OURS)));
  }

  @Test
  void namesSayWhatAClassIs() {
    for (String suffix : FURNITURE) {
      noClasses().should().haveSimpleNameEndingWith(suffix).check(OURS);
    }
  }

  @Test
  void aRowThatIsBrokenIsFound() {
    var store = PackageTable.of("fi.kuittaus.store");
    var strict = new PackageTable.Row("store", java.util.Set.of(), List.of());
    JavaClasses classes = OURS.that(resideIn(store));
    assertThatThrownBy(() -> classes().should(useOnly(strict)).check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("java.sql")
        .hasMessageContaining("fi.kuittaus.conversation");
  }

  @Test
  void aClockInTheCoreIsFound() {
    JavaClasses impure = new ClassFileImporter().importClasses(Impure.class);
    assertThatThrownBy(() -> classes().should(Purity.beHeld()).check(impure))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("java.time.Instant.now()")
        .hasMessageContaining("java.lang.Math.random()")
        .hasMessageContaining("java.util.Locale.getDefault()")
        .hasMessageContaining("java.lang.System.out");
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> resideIn(
      PackageTable.Row row) {
    return JavaClass.Predicates.resideInAPackage(row.pattern());
  }

  private static ArchCondition<JavaClass> useOnly(PackageTable.Row row) {
    return new ArchCondition<>("use only what its row of the table names") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        from.getDirectDependenciesFromSelf().stream()
            .filter(d -> !d.getTargetClass().getBaseComponentType().isPrimitive())
            .filter(d -> !row.mayUse(d.getTargetClass().getBaseComponentType().getPackageName()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
      }
    };
  }

  /** What the core must never look like. */
  @SuppressWarnings("unused")
  private static final class Impure {
    static String all() {
      System.out.print("");
      return Instant.now() + "" + Math.random() + java.util.Locale.getDefault();
    }
  }
}
