package bench.config;

import static bench.config.Reading.DRIVER;
import static bench.config.Reading.MINUTES;
import static bench.config.Reading.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are something else than what they are given as: one line that says what they look like, and none of their content. */
class ForeignTextTest {
    private static final String PROPERTIES = "this looks like a properties file: ";
    private static final String NO_LINE = "this is no line of 'key: value'";

    private final Reading reading = new Reading();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers=localhost:9092\npassword=hunter2\n",
                "# a client\n\nsasl.jaas.config=x.Login required password=\"hunter2\";\n",
                "password = hunter2",
                "password=hunter2: x\n",
                "bootstrap.servers: localhost:9092\nssl.key.password: hunter2\n",
            })
    void aPropertiesFileIsNamedAndNotQuoted(String text) {
        assertThat(reading.mistakesInDriver(text))
                .singleElement()
                .asString()
                .contains(PROPERTIES + "put it below commonConfig: |")
                .doesNotContain("hunter2");
    }

    @Test
    void aPropertiesFileIsNoWorkloadEither() {
        assertThat(reading.mistakesInWorkload("topics=1\nmessageSize=100\n"))
                .containsExactly("w.yaml:1:1: " + PROPERTIES + "a workload file must have lines of 'key: value'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "hunter2 and\nmore of it\n",
                "[hunter2]",
                "\"hunter2\"",
                "|\n  hunter2\n  hunter2\n",
                "{\"password\": \"hunter2\"}"
            })
    void noMessageQuotesAWholeDocument(String text) {
        assertThat(reading.mistakesInDriver(text)).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
        assertThat(reading.mistakesInWorkload(text)).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name: |\n  a\n  password=hunter2\n", "name: [password=hunter2]\n", "topics: password=hunter2\n"
            })
    void noMessageQuotesASecretThatStandsForAnotherValue(String text) {
        assertThat(reading.mistakesInWorkload(text)).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void aKeyWithAValueInItIsShownWithoutTheValue() {
        assertThat(reading.mistakesInDriver(DRIVER + "password=hunter2 : x\n"))
                .singleElement()
                .asString()
                .startsWith("d.yaml:4:1: unknown key 'password=[hidden]'");
    }

    @Test
    void aFileOfTheOtherKindIsToldInOneLine() {
        assertThat(reading.mistakesInDriver(WORKLOAD + MINUTES))
                .containsExactly(
                        "d.yaml: this is a workload file: it must be given with -w, and a driver file with -d");
        assertThat(reading.mistakesInWorkload(DRIVER + "name: d\n"))
                .containsExactly(
                        "w.yaml: this is a driver file: it must be given with -d, and a workload file with -w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Licensed under the Apache License, Version 2.0 (the \"License\");\nyou may not use this file\n\n",
                "  Copyright 2020 somebody\n  All rights reserved: yes\n\n"
            })
    void aLicenceWithoutTheSignOfACommentIsNamedByItsFirstLine(String licence) {
        assertThat(reading.mistakesInWorkload("\n" + licence + WORKLOAD + MINUTES))
                .singleElement()
                .asString()
                .matches("w\\.yaml:2:[13]: " + NO_LINE
                        + ", it looks like the text of a licence: put # at the start of each line of it");
    }

    @Test
    void aSentenceThatLooksLikeAKeyIsTakenForAComment() {
        assertThat(reading.mistakesInWorkload("Written by: me\nThis is a note: keep it\n" + WORKLOAD + MINUTES))
                .contains(
                        "w.yaml:2:1: unknown key 'This is a note': if this is a comment, put # at the start of each line"
                                + " of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*\n * Licensed under the Apache License\n */\n",
                "// a comment\n",
                "<!-- a comment -->\n",
                "; a comment\n"
            })
    void theCommentsOfOtherLanguagesAreNamedByTheirFirstLine(String comment) {
        assertThat(reading.mistakesInWorkload(comment + WORKLOAD + MINUTES))
                .containsExactly("w.yaml:1:1: " + NO_LINE + ": a comment must have # at the start of each line");
    }

    @Test
    void textBetweenKeysIsNamedByItsOwnLine() {
        assertThat(reading.mistakesInWorkload("topics: 1\nsome text\nmessageSize: 5\n"))
                .containsExactly(
                        "w.yaml:2:1: " + NO_LINE + ": if it is a comment, put # at the start of each line of it");
    }

    @Test
    void aPropertyThatIsNotIndentedIsNamedByItsOwnLine() {
        assertThat(reading.mistakesInDriver("driverClass: kafka\ncommonConfig: |\nbootstrap.servers=a:1\nname: d\n"))
                .containsExactly("d.yaml:3:1: " + NO_LINE + ": a property must be indented, below 'key: |'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics: {{ topics }}\n",
                "{% for size in sizes %}\nmessageSize: 5\n{% endfor %}\n",
                "topics: 1\nname: \"{{name}}\"\n",
                "commonConfig: |\n  bootstrap.servers={{ servers }}\n",
                "topics: <%= topics %>\n"
            })
    void theTemplateOfAGeneratorIsToldInOneLine(String text) {
        assertThat(reading.mistakesInWorkload(text))
                .singleElement()
                .asString()
                .matches("w\\.yaml:[12]:1: this is a template: render it first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<SIZE>", "<message size>", "@SIZE@", "$(SIZE)", "{size}", "\"{size}\""})
    void aPlaceholderForAValueMakesATemplate(String placeholder) {
        assertThat(reading.mistakesInWorkload(WORKLOAD.replace("1024", placeholder) + MINUTES + "seed: " + placeholder))
                .singleElement()
                .asString()
                .matches("w\\.yaml:3:1[45]?: this is a template: render it first");
        assertThat(reading.mistakesInDriver(DRIVER.replace("localhost", "<host>")))
                .containsExactly("d.yaml:3:3: this is a template: render it first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>\\e[31mred</b>", "<b>two\\nlines</b>", "\\u0007 for @octocat@"})
    void aControlCharacterInALineOfMarkupIsTheMistake(String name) {
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "name: \"" + name + "\"\n"))
                .singleElement()
                .asString()
                .contains(": name must be text of one line without control characters, but is ");
    }

    @Test
    void theTemplateOfAFormatStringIsToldInOneLine() {
        assertThat(reading.mistakesInWorkload("name: {name}\ntopics: {topics}\n"))
                .containsExactly("w.yaml:1:7: this is a template: render it first");
    }

    @Test
    void whatIsMeantToBeThereIsNoPlaceholder() {
        reading.variables.put("zone.id", "z");
        DriverConfig config = reading.driver("""
                # rendered from {{ template }}
                name: "<b>"
                driverClass: kafka
                commonConfig: |
                  # {{ template }}
                  bootstrap.servers=localhost:9092
                  client.id={zone.id}
                  ssl.key.password=<hunter2>
                """);

        assertThat(config.blocks().common())
                .containsEntry("client.id", "z")
                .containsEntry("ssl.key.password", "<hunter2>");
    }

    @Test
    void whatDiffersInALongNameIsShown() {
        String path = "a".repeat(300) + "/x.bin";

        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "payloadFile: " + path + "\n"))
                .singleElement()
                .asString()
                .contains("'" + path + "'");
    }

    @Test
    void thePathOfAPayloadMayBeAsLongAsPathsAre() {
        String path = "./".repeat(2040) + "no-such.bin";
        String tooLong = "./".repeat(2048) + "a";

        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "payloadFile: " + path + "\n"))
                .singleElement()
                .asString()
                .contains("payloadFile must be a file or a folder that exists");
        assertThat(reading.mistakesInWorkload(WORKLOAD + MINUTES + "payloadFile: " + tooLong + "\n"))
                .singleElement()
                .asString()
                .contains("text of one line and of up to 4096 characters");
    }
}
