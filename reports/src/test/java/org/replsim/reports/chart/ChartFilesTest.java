package org.replsim.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.replsim.reports.SyntheticResults;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartFilesTest {

    @TempDir
    static Path folder;

    private static List<String> names;

    @BeforeAll
    static void draw() throws Exception {
        names = ChartFiles.write(SyntheticResults.asyncAndSemiSync(), folder);
    }

    /** A parser that refuses every document type: nothing can be fetched from anywhere. */
    private static Document parse(Path svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(svg.toFile());
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void everyChartIsThereTwice() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names.stream()
                            .flatMap(name -> Stream.of(name + ".png", name + ".svg"))
                            .toList());
        }
    }

    @Test
    void anSvgIsWellFormedAndScales() throws Exception {
        for (String name : names) {
            Element root = parse(folder.resolve(name + ".svg")).getDocumentElement();

            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getAttribute("viewBox"))
                    .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
        }
    }

    @Test
    void textsStayTexts() throws Exception {
        assertThat(texts(parse(folder.resolve("throughput.svg"))))
                .contains("async", "semi-sync", "crash db1", "commits/s", "time since start (s)", "5,000");
    }

    @Test
    void aPngHasTwoPixelsForEachPoint() throws Exception {
        for (String name : names) {
            BufferedImage image = ImageIO.read(folder.resolve(name + ".png").toFile());
            Element root = parse(folder.resolve(name + ".svg")).getDocumentElement();

            assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(root.getAttribute("width")));
            assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(root.getAttribute("height")));
        }
    }

    @Test
    void drawingAgainGivesTheSameSvg(@TempDir Path again) throws Exception {
        ChartFiles.write(SyntheticResults.asyncAndSemiSync(), again);

        for (String name : names) {
            assertThat(again.resolve(name + ".svg")).hasSameTextualContentAs(folder.resolve(name + ".svg"));
        }
    }
}
