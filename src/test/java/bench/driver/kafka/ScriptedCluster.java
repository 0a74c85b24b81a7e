package bench.driver.kafka;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.CreateTopicsResult.TopicMetadataAndConfig;
import org.apache.kafka.clients.admin.DeleteTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** The topics of a cluster behind Kafka's admin interface, where answers get lost as a test wants. For one thread. */
final class ScriptedCluster {
    /** What happens to a request. */
    enum Fate {
        ANSWERED,
        /** The cluster does it, but the answer never arrives. */
        ANSWER_LOST,
        /** The cluster never sees it. */
        REQUEST_LOST
    }

    final Map<String, Uuid> topics = new TreeMap<>();
    final Queue<Fate> creations = new ArrayDeque<>();
    final Queue<Fate> deletions = new ArrayDeque<>();
    final Map<String, ApiException> refusals = new HashMap<>();
    final Map<String, ApiException> deletionRefusals = new HashMap<>();
    final List<String> requests = new ArrayList<>();

    /** Done between the trial of a creation and the creation. */
    Runnable afterTrial = () -> {};

    Admin admin() {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(),
                new Class<?>[] {Admin.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "createTopics" -> create((Collection<?>) arguments[0], (CreateTopicsOptions) arguments[1]);
                    case "deleteTopics" -> delete((TopicCollection) arguments[0]);
                    case "describeTopics" -> describe((Collection<?>) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private CreateTopicsResult create(Collection<?> wanted, CreateTopicsOptions options) {
        boolean trial = options.shouldValidateOnly();
        List<String> names =
                wanted.stream().map(topic -> ((NewTopic) topic).name()).toList();
        requests.add((trial ? "try " : "create ") + names.size());
        Fate fate = trial ? Fate.ANSWERED : next(creations);
        Map<String, KafkaFuture<TopicMetadataAndConfig>> answers = answers(names, fate, name -> {
            if (topics.containsKey(name)) {
                throw new TopicExistsException("Topic '" + name + "' already exists.");
            }
            if (refusals.containsKey(name)) {
                throw refusals.get(name);
            }
            Uuid id = Uuid.randomUuid();
            if (!trial) {
                topics.put(name, id);
            }
            return new TopicMetadataAndConfig(id, 1, 1, new Config(Set.of()));
        });
        if (trial) {
            afterTrial.run();
        }
        return new CreateTopicsResult(answers) {};
    }

    private DeleteTopicsResult delete(TopicCollection wanted) {
        Fate fate = next(deletions);
        if (wanted instanceof TopicCollection.TopicIdCollection ids) {
            requests.add("delete by id " + ids.topicIds().size());
            return new DeleteTopicsResult(answers(ids.topicIds(), fate, this::deleteById), null) {};
        }
        Collection<String> names = ((TopicCollection.TopicNameCollection) wanted).topicNames();
        requests.add("delete by name " + names.size());
        return new DeleteTopicsResult(null, answers(names, fate, this::deleteByName)) {};
    }

    private Void deleteById(Uuid id) {
        String name = topics.entrySet().stream()
                .filter(topic -> topic.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow(() -> new UnknownTopicIdException("no such id"));
        return deleteByName(name);
    }

    private Void deleteByName(String name) {
        if (deletionRefusals.containsKey(name)) {
            throw deletionRefusals.get(name);
        }
        if (topics.remove(name) == null) {
            throw new UnknownTopicOrPartitionException("no such topic");
        }
        return null;
    }

    private DescribeTopicsResult describe(Collection<?> wanted) {
        List<String> names = wanted.stream().map(String.class::cast).toList();
        return new DescribeTopicsResult(null, answers(names, Fate.ANSWERED, name -> {
            if (!topics.containsKey(name)) {
                throw new UnknownTopicOrPartitionException("no such topic");
            }
            Node node = new Node(1, "localhost", 9092);
            TopicPartitionInfo partition = new TopicPartitionInfo(0, node, List.of(node), List.of(node));
            return new TopicDescription(name, false, List.of(partition), Set.of(), topics.get(name));
        })) {};
    }

    private static Fate next(Queue<Fate> fates) {
        Fate fate = fates.poll();
        return fate == null ? Fate.ANSWERED : fate;
    }

    private static <K, V> Map<K, KafkaFuture<V>> answers(Collection<K> keys, Fate fate, Function<K, V> work) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> {
            KafkaFutureImpl<V> answer = new KafkaFutureImpl<>();
            try {
                V value = fate == Fate.REQUEST_LOST ? null : work.apply(key);
                if (fate == Fate.ANSWERED) {
                    answer.complete(value);
                }
            } catch (ApiException e) {
                if (fate == Fate.ANSWERED) {
                    answer.completeExceptionally(e);
                }
            }
            answer.completeExceptionally(
                    new org.apache.kafka.common.errors.TimeoutException("the answer did not come in time"));
            return answer;
        }));
    }
}
