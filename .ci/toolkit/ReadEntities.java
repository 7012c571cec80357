// Reads a dump of Wikibase (one entity a line) with Wikidata-Toolkit and counts what it understood, one JSON object a line.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.wikidata.wdtk.datamodel.helpers.JsonDeserializer;
import org.wikidata.wdtk.datamodel.helpers.JsonSerializer;
import org.wikidata.wdtk.datamodel.interfaces.ItemDocument;
import org.wikidata.wdtk.datamodel.interfaces.Reference;
import org.wikidata.wdtk.datamodel.interfaces.SnakGroup;
import org.wikidata.wdtk.datamodel.interfaces.Statement;
import org.wikidata.wdtk.datamodel.interfaces.StatementGroup;

public class ReadEntities {
  public static void main(String[] args) throws Exception {
    JsonDeserializer reader = new JsonDeserializer("http://www.wikidata.org/entity/");
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String json = line.replaceAll(",$", "");
      if (json.equals("[") || json.equals("]") || json.isEmpty()) continue;
      ItemDocument item = reader.deserializeItemDocument(json);
      // What it would write again must be readable again, with the same meaning.
      ItemDocument again = reader.deserializeItemDocument(JsonSerializer.getJsonString(item));
      System.out.println(count(item, item.equals(again)));
    }
  }

  private static String count(ItemDocument item, boolean isStable) {
    int statements = 0, qualifiers = 0, references = 0, snaks = 0, aliases = 0;
    for (StatementGroup group : item.getStatementGroups())
      for (Statement statement : group.getStatements()) {
        statements += 1;
        qualifiers += size(statement.getQualifiers());
        for (Reference reference : statement.getReferences()) {
          references += 1;
          snaks += size(reference.getSnakGroups());
        }
      }
    for (var list : item.getAliases().values()) aliases += list.size();
    return String.format(
        "{\"id\":\"%s\",\"labels\":%d,\"descriptions\":%d,\"aliases\":%d,\"statements\":%d,\"qualifiers\":%d,\"references\":%d,\"snaks\":%d,\"stable\":%b}",
        item.getEntityId().getId(), item.getLabels().size(), item.getDescriptions().size(), aliases,
        statements, qualifiers, references, snaks, isStable);
  }

  private static int size(Iterable<SnakGroup> groups) {
    int count = 0;
    for (SnakGroup group : groups) count += group.getSnaks().size();
    return count;
  }
}
