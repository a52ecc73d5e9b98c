// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
)

const (
	etcd     = "http://127.0.0.1:2379/v3/kv/txn"
	perWrite = 100 // etcd takes 128 operations in one transaction
)

func podName(number int) string { return fmt.Sprintf("sandbox-%08x", number) }

// digest is 64 hex digits that compress as badly as a token does.
func digest(of string, number int) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(fmt.Sprintf("%s %d", of, number))))
}

// fill makes one pod through the API server, so that it is defaulted, validated and has the managed fields of those
// who made it, and stores as many like it beside it. The API server sees them as it sees those of its peers.
func fill(count int) error {
	client, err := cluster()
	if err != nil {
		return err
	}
	model, err := modelPod(client)
	if err != nil {
		return err
	}
	model.ResourceVersion = ""
	for from := 0; from < count; from += perWrite {
		if err := store(model, from, min(from+perWrite, count)); err != nil {
			return err
		}
	}
	return awaitPods(client, count)
}

// modelPod is a running sandbox as a real cluster would show it: made by one client, bound, reported on by a kubelet.
func modelPod(client *kubernetes.Clientset) (*corev1.Pod, error) {
	pods := client.CoreV1().Pods(namespace)
	pod, err := pods.Create(context.Background(), newPod(0), metav1.CreateOptions{FieldManager: "liteboxd-server"})
	if err != nil {
		return nil, err
	}
	pod.Status = runningStatus()
	return pods.UpdateStatus(context.Background(), pod, metav1.UpdateOptions{FieldManager: "kubelet"})
}

func newPod(number int) *corev1.Pod {
	no, yes := false, true
	grace := int64(30)
	limits := corev1.ResourceList{"cpu": resource.MustParse("500m"), "memory": resource.MustParse("512Mi")}
	requests := corev1.ResourceList{"cpu": resource.MustParse("100m"), "memory": resource.MustParse("128Mi")}
	probe := &corev1.Probe{ProbeHandler: corev1.ProbeHandler{Exec: &corev1.ExecAction{
		Command: []string{"/bin/sh", "-c", "test -f /workspace/.ready"}}}, PeriodSeconds: 2, FailureThreshold: 30}
	var environment []corev1.EnvVar
	for i := 0; i < 6; i++ {
		environment = append(environment, corev1.EnvVar{Name: fmt.Sprintf("SANDBOX_SETTING_%d", i),
			Value: strings.Repeat("value ", 8)})
	}
	return &corev1.Pod{
		ObjectMeta: identity(number),
		Spec: corev1.PodSpec{
			RestartPolicy: corev1.RestartPolicyNever, AutomountServiceAccountToken: &no, NodeName: "node-1",
			TerminationGracePeriodSeconds: &grace,
			SecurityContext: &corev1.PodSecurityContext{
				SeccompProfile: &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault}},
			Containers: []corev1.Container{{
				Name: "main", Image: "registry.example.org/liteboxd/python:3.12-slim",
				Command: []string{"/bin/sh", "-c", strings.Repeat("echo preparing the workspace; ", 20) + "sleep infinity"},
				Env:     environment, WorkingDir: "/workspace", ReadinessProbe: probe,
				Resources: corev1.ResourceRequirements{Limits: limits, Requests: requests},
				Ports: []corev1.ContainerPort{{Name: "http", ContainerPort: 8080, Protocol: corev1.ProtocolTCP},
					{Name: "events", ContainerPort: 8081, Protocol: corev1.ProtocolTCP}},
				SecurityContext: &corev1.SecurityContext{AllowPrivilegeEscalation: &no, RunAsNonRoot: &yes},
				VolumeMounts:    []corev1.VolumeMount{{Name: "workspace", MountPath: "/workspace"}},
			}},
			Volumes: []corev1.Volume{{Name: "workspace",
				VolumeSource: corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}}}},
		},
	}
}

// identity is what differs from pod to pod.
func identity(number int) metav1.ObjectMeta {
	id := fmt.Sprintf("%08x", number)
	return metav1.ObjectMeta{
		Name: podName(number), Namespace: namespace,
		Labels: map[string]string{"app": "liteboxd", "sandbox-id": id, "liteboxd.io/managed-by": "liteboxd-server"},
		Annotations: map[string]string{
			"liteboxd/ttl": "86400", "liteboxd/created-at": "2026-11-01T10:00:00Z",
			"liteboxd.io/access-token": digest("token", number), "liteboxd.io/template": "python",
			"liteboxd.io/template-version": "3", "liteboxd.io/allowed-domains": "pypi.org,*.pythonhosted.org",
		},
	}
}

func runningStatus() corev1.PodStatus {
	now := metav1.NewTime(time.Now())
	status := corev1.PodStatus{Phase: corev1.PodRunning, HostIP: "192.168.1.10", PodIP: "10.42.0.10",
		PodIPs: []corev1.PodIP{{IP: "10.42.0.10"}}, StartTime: &now,
		ContainerStatuses: []corev1.ContainerStatus{{Name: "main", Ready: true,
			State:       corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}},
			Image:       "registry.example.org/liteboxd/python:3.12-slim",
			ImageID:     "registry.example.org/liteboxd/python@sha256:" + strings.Repeat("0123456789abcdef", 4),
			ContainerID: "containerd://" + strings.Repeat("0123456789abcdef", 4)}}}
	for _, condition := range []corev1.PodConditionType{"PodReadyToStartContainers", "Initialized", "Ready",
		"ContainersReady", "PodScheduled"} {
		status.Conditions = append(status.Conditions,
			corev1.PodCondition{Type: condition, Status: corev1.ConditionTrue, LastTransitionTime: now})
	}
	return status
}

// store writes copies of the model into etcd, in the form the API server stores them.
func store(model *corev1.Pod, from, to int) error {
	type put struct {
		Key   []byte `json:"key"`
		Value []byte `json:"value"`
	}
	type operation struct {
		Put put `json:"requestPut"`
	}
	encoder := scheme.Codecs.EncoderForVersion(protobuf.NewSerializer(scheme.Scheme, scheme.Scheme),
		corev1.SchemeGroupVersion)
	var writes []operation
	for number := from; number < to; number++ {
		pod := model.DeepCopy()
		own := identity(number)
		pod.Name, pod.Labels, pod.Annotations = own.Name, own.Labels, own.Annotations
		if number > 0 { // the first one is there already
			uid := digest("uid", number)
			pod.UID = types.UID(fmt.Sprintf("%s-%s-4%s-8%s-%s", uid[:8], uid[8:12], uid[13:16], uid[17:20], uid[20:32]))
		}
		pod.Status.ContainerStatuses[0].ContainerID = "containerd://" + digest("container", number)
		pod.Status.PodIP = fmt.Sprintf("10.42.%d.%d", number/250, number%250+1)
		pod.Status.PodIPs = []corev1.PodIP{{IP: pod.Status.PodIP}}
		value, err := runtime.Encode(encoder, pod)
		if err != nil {
			return err
		}
		writes = append(writes, operation{put{[]byte("/registry/pods/" + namespace + "/" + pod.Name), value}})
	}
	body, err := json.Marshal(map[string]any{"success": writes})
	if err != nil {
		return err
	}
	reply, err := http.Post(etcd, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer reply.Body.Close()
	if reply.StatusCode != http.StatusOK {
		return fmt.Errorf("etcd answered %s", reply.Status)
	}
	return nil
}

// awaitPods returns when the API server's own cache has them all.
func awaitPods(client *kubernetes.Clientset, count int) error {
	for attempt := 0; attempt < 100; attempt++ {
		list, err := client.CoreV1().Pods(namespace).List(context.Background(),
			metav1.ListOptions{ResourceVersion: "0", LabelSelector: selector})
		if err != nil {
			return err
		}
		if len(list.Items) == count {
			pod, err := json.Marshal(list.Items[count/2])
			if err != nil {
				return err
			}
			return answer(map[string]int{"pods": count, "jsonBytes": len(pod)})
		}
		time.Sleep(200 * time.Millisecond)
	}
	return fmt.Errorf("the API server does not see %d pods", count)
}
