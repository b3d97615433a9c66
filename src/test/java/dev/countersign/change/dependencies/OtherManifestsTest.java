package dev.countersign.change.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherManifestsTest {
  private static final String GO =
      """
      module example.com/app

      go 1.22
      require example.com/a v1.2.3
      require (
      	example.com/b/v2 v2.0.0 // indirect
      	gopkg.in/yaml.v3 v3.0.1
      	"example.com/c" v0.1.0
      )
      replace example.com/c => ../c
      """;

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "v1.2.3       | v1.2.4                             | changed example.com/a v1.2.3 -> v1.2.4 patch",
        "v1.2.3       | v1.3.0-rc.1                        | changed example.com/a v1.2.3 -> v1.3.0-rc.1 minor",
        "v1.2.3       | v1.2.4-0.20240102030405-abcdefabcdef | added example.com/a v1.2.3 -> v1.2.4-0.20240102030405-abcdefabcdef major unreadable",
        "v2.0.0 //    | v1.9.0 //                          | changed example.com/b v2.0.0 -> v1.9.0 major downgrade",
        "b/v2 v2.0.0  | b/v3 v3.0.0                        | changed example.com/b v2.0.0 -> v3.0.0 major",
        "yaml.v3 v3.0.1 | yaml.v4 v4.0.0                   | changed gopkg.in/yaml v3.0.1 -> v4.0.0 major",
        "=> ../c      | => example.com/d v1.0.0            | added example.com/c v1.0.0 major unreadable",
      })
  void goModulesMoveByTheirVersions(String before, String after, String told) {
    DependencyReading reading = Told.read("go.mod", GO, GO.replace(before, after));
    assertThat(Told.changes(reading)).containsExactly(told);
    assertThat(reading.otherChanges()).isEmpty();
  }

  @Test
  void theLanguageOfAGoModuleIsSomethingElse() {
    assertThat(Told.read("go.mod", GO, GO.replace("1.22", "1.23")).otherChanges())
        .containsExactly("go.mod");
    assertThat(Told.read("go.mod", GO, GO + "// a comment").otherChanges()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"require (", "require a", "replace a b", "replace a =>", "nonsense"})
  void aGoModuleThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes("go.mod", GO, text)).containsExactly("added go.mod major unreadable");
  }

  @Test
  void gemsMoveByTheirVersionsAndGroupsTellWhatTheyServe() {
    String before =
        """
        source "https://rubygems.org"
        RAILS = '7.0.1'
        ruby "3.3.0"
        gem "rails", RAILS # why
        gem 'puma', '~> 6.0', ">= 6.0.1",
            require: false
        gem("pg", "1.5")
        group :development, :test do
          gem "rspec", "3.12"
        end
        group :production do
          gem "redis", "5.0"
        end
        gem "rubocop", "1.50", group: :development
        gem "devise", git: "https://example.com/devise.git", tag: "v4.9"
        gem "shared", "1.0", groups: [:test, :default]
        """;
    String after =
        before
            .replace("7.0.1", "7.1.0")
            .replace("6.0.1", "6.0.2")
            .replace("\"1.5\"", "\"1.6\"")
            .replace("3.12", "3.13")
            .replace("5.0", "6.0")
            .replace("1.50", "1.49")
            .replace("4.9", "4.10")
            .replace("\"1.0\"", "\"1.0.1\"");
    DependencyReading reading = Told.read("Gemfile", before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed devise v4.9 -> v4.10 minor",
            "changed pg 1.5 -> 1.6 minor",
            "changed puma ~> 6.0, >= 6.0.1 -> ~> 6.0, >= 6.0.2 patch",
            "changed rails 7.0.1 -> 7.1.0 minor",
            "changed redis 5.0 -> 6.0 major",
            "changed rspec 3.12 -> 3.13 minor dev",
            "changed rubocop 1.50 -> 1.49 minor downgrade dev",
            "changed shared 1.0 -> 1.0.1 patch");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read("Gemfile", before, before.replace("3.3.0", "3.4.0")).otherChanges())
        .containsExactly("Gemfile");
  }

  @Test
  void rubyBesideAGemIsSomethingElse() {
    String before = "gem 'a', '1.0'\n";
    for (String line :
        List.of(
            "gem 'a', '1.0'; `sh`",
            "gem 'a', \"#{`sh`}\"",
            "gem x",
            "system('sh')",
            "gem 'b' if true && (x)")) {
      assertThat(Told.read("Gemfile", before, before + line).otherChanges())
          .containsExactly("Gemfile");
    }
    assertThat(Told.changes("gems.rb", "", "gem 'a', ref: 'abc'"))
        .containsExactly("added a abc major unreadable");
    assertThat(
            Told.changes(
                "Gemfile",
                "",
                "if x\n gem 'a', '1', 'group' => 'test'\nend\ngem 'b', '2', group: 'test',"))
        .containsExactly("added a 1", "added b 2 dev");
  }

  @Test
  void composerPackagesAreToldFromPlatforms() {
    String before =
        "{\"require\":{\"php\":\">=8.1\",\"A/b\":\"^1.2\",\"c/d\":\"~1.2\"},\"require-dev\":{\"e/f\":\"1.0.*\"}}";
    String after = before.replace("^1.2", "^1.3").replace("~1.2", "~2.0").replace("1.0.*", "1.1.*");
    DependencyReading reading = Told.read("composer.json", before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed a/b ^1.2 -> ^1.3 minor",
            "changed c/d ~1.2 -> ~2.0 major",
            "changed e/f 1.0.* -> 1.1.* minor dev");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read("composer.json", before, before.replace("8.1", "8.2")).otherChanges())
        .containsExactly("composer.json");
    assertThat(Told.changes("composer.json", before, before.replace("^1.2", "dev-main")))
        .containsExactly("added a/b ^1.2 -> dev-main major unreadable");
  }

  private static String dotnet(String inside) {
    return "<Project Sdk=\"Microsoft.NET.Sdk\">" + inside + "</Project>";
  }

  @Test
  void dotnetReferencesTakeTheirVersionsFromPropertiesAndCentralFiles() {
    String before =
        dotnet(
            "<PropertyGroup><V>1.0.0</V><Nullable>enable</Nullable></PropertyGroup><ItemGroup>"
                + "<PackageReference Include=\"A\" Version=\"$(V)\" />"
                + "<PackageReference Include=\"B\"><Version>[1.0,2.0)</Version></PackageReference>"
                + "<PackageReference Include=\"C\" Version=\"1.*\" PrivateAssets=\"all\" />"
                + "<PackageReference Update=\"D\" VersionOverride=\"1.0.0.1\" />"
                + "</ItemGroup>");
    String after =
        before
            .replace("1.0.0<", "1.1.0<")
            .replace("[1.0,2.0)", "[1.1,2.0)")
            .replace("1.*", "2.*")
            .replace("1.0.0.1", "1.0.0.2");
    DependencyReading reading = Told.read("App.csproj", before, after);
    assertThat(Told.changes(reading))
        .containsExactly(
            "changed A 1.0.0 -> 1.1.0 minor",
            "changed B [1.0,2.0) -> [1.1,2.0) minor",
            "changed C 1.* -> 2.* major dev",
            "changed D 1.0.0.1 -> 1.0.0.2 patch");
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(Told.read("App.csproj", before, before.replace("enable", "disable")).otherChanges())
        .containsExactly("App.csproj");
    DependencyReading central =
        Told.read(
            Map.of(
                "Directory.Packages.props",
                dotnet("<ItemGroup><PackageVersion Include=\"e\" Version=\"1.0\"/></ItemGroup>")),
            new FileText(
                "src/App.fsproj",
                dotnet(""),
                dotnet(
                    "<ItemGroup><PackageReference Include=\"E\"/><PackageReference Include=\"F\"/></ItemGroup>")));
    assertThat(Told.changes(central)).containsExactly("added E 1.0", "added F major unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<X/>", "<Project><ItemGroup><PackageReference/></ItemGroup></Project>", "x"})
  void aDotnetProjectThatDoesNotParseIsMajorAndAdded(String text) {
    assertThat(Told.changes("Directory.Packages.props", dotnet(""), text))
        .containsExactly("added Directory.Packages.props major unreadable");
  }

  @Test
  void goModulesAreReadInTheirOddForms() {
    assertThat(
            Told.changes(
                "go.mod",
                "",
                "require(\n a v1.0.0\n)\nrequire\tb v1.0.0\nmodule\nreplace c v1.0.0 => d v1.1.0"))
        .containsExactly("added a v1.0.0", "added b v1.0.0", "added c v1.1.0");
    assertThat(
            Told.changes(
                "go.mod", "", "require a/v v1.0.0\nrequire /v2 v2.0.0\nrequire \"b v1.0.0"))
        .containsExactly("added \"b v1.0.0", "added /v2 v2.0.0", "added a/v v1.0.0");
  }

  @Test
  void dotnetFilesAboveAreReadAndTheRestIsKept() {
    String shared =
        dotnet(
            "<PropertyGroup><V>1.0</V></PropertyGroup><ItemGroup><Compile Include=\"x\"/><PackageVersion Include=\"A\"/></ItemGroup><Empty/>");
    String project =
        "\uFEFF"
            + dotnet(
                "<ItemGroup><PackageReference Include=\"B\" Version=\"$(V)\"/><PackageReference Include=\"A\"/><Compile Include=\"y\"/></ItemGroup>");
    DependencyReading reading =
        Told.read(
            Map.of("Directory.Build.props", shared), new FileText("a/b/c.vbproj", null, project));
    assertThat(Told.changes(reading)).containsExactly("added A major unreadable", "added B 1.0");
    assertThat(reading.otherChanges()).containsExactly("a/b/c.vbproj");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package.json",
        "pom.xml",
        ".github/workflows/ci.yml",
        "package-lock.json",
        "go.mod"
      })
  void whatIsEmptyOnBothSidesDeclaresNothing(String path) {
    DependencyReading reading = Told.read(path, "", "");

    assertThat(Told.changes(reading)).isEmpty();
    assertThat(reading.otherChanges()).isEmpty();
    assertThat(reading.unreadable()).isEmpty();
    assertThat(Told.changes(path, null, "")).isEmpty();
  }
}
