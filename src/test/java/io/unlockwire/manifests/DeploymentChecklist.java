package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.TreeMap;

/** What our Deployment says wherever it was rendered: pointer and JSON, or - for nothing. */
final class DeploymentChecklist {

    private static final String RULES = """
            /spec/strategy                                       {"type":"RollingUpdate","rollingUpdate":{"maxSurge":1,"maxUnavailable":0}}
            /spec/selector/matchLabels                           {"app.kubernetes.io/name":"unlockwire","app.kubernetes.io/instance":"unlockwire"}
            POD/serviceAccountName                               "unlockwire"
            POD/automountServiceAccountToken                     false
            POD/enableServiceLinks                               false
            POD/hostNetwork                                      -
            POD/hostPID                                          -
            POD/hostIPC                                          -
            POD/initContainers                                   -
            POD/containers/1                                     -
            POD/securityContext/runAsNonRoot                     true
            POD/securityContext/runAsUser                        10001
            POD/securityContext/runAsGroup                       10001
            POD/securityContext/seccompProfile/type              "RuntimeDefault"
            POD/topologySpreadConstraints/0/topologyKey          "topology.kubernetes.io/zone"
            POD/topologySpreadConstraints/1/topologyKey          "kubernetes.io/hostname"
            POD/topologySpreadConstraints/0/matchLabelKeys       ["pod-template-hash"]
            POD/topologySpreadConstraints/1/matchLabelKeys       ["pod-template-hash"]
            MAIN/securityContext/allowPrivilegeEscalation        false
            MAIN/securityContext/privileged                      false
            MAIN/securityContext/readOnlyRootFilesystem          true
            MAIN/securityContext/runAsNonRoot                    true
            MAIN/securityContext/runAsUser                       10001
            MAIN/securityContext/runAsGroup                      10001
            MAIN/securityContext/capabilities                    {"drop":["ALL"]}
            MAIN/securityContext/seccompProfile/type             "RuntimeDefault"
            MAIN/ports                                           [{"name":"http","containerPort":8080,"protocol":"TCP"},{"name":"management","containerPort":9000,"protocol":"TCP"}]
            MAIN/startupProbe/httpGet                            {"path":"/q/health/started","port":"management"}
            MAIN/livenessProbe/httpGet                           {"path":"/q/health/live","port":"management"}
            MAIN/readinessProbe/httpGet                          {"path":"/q/health/ready","port":"management"}
            MAIN/env/0                                           {"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}
            MAIN/env/1                                           {"name":"QUARKUS_CONFIG_LOCATIONS","value":"/etc/unlockwire"}
            MAIN/envFrom                                         -
            MAIN/volumeMounts/0                                  {"name":"config","mountPath":"/etc/unlockwire","readOnly":true}
            MAIN/volumeMounts/1                                  {"name":"tmp","mountPath":"/tmp"}
            POD/volumes/1                                        {"name":"tmp","emptyDir":{"sizeLimit":"128Mi"}}
            MAIN/resources/requests                              {"cpu":"250m","memory":"512Mi","ephemeral-storage":"64Mi"}
            MAIN/resources/limits                                {"cpu":"2","memory":"512Mi","ephemeral-storage":"256Mi"}
            """
            .replace("MAIN/", "POD/containers/0/")
            .replace("POD/", "/spec/template/spec/");

    private DeploymentChecklist() {}

    static void assertHoldsFor(JsonNode deployment) {
        var expected = new TreeMap<String, JsonNode>();
        var found = new TreeMap<String, JsonNode>();
        RULES.lines().map(rule -> rule.split("\\s+", 2)).forEach(rule -> {
            expected.put(rule[0], rule[1].equals("-") ? MissingNode.getInstance() : Manifests.json(rule[1]));
            found.put(rule[0], deployment.at(rule[0]));
        });
        assertThat(found).containsExactlyEntriesOf(expected);
    }
}
