// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"fmt"
	"log"
	"sync"

	v1 "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
)

// podTable knows the pods of one node, and ends what runs for a pod when the pod does.
type podTable struct {
	client *kubernetes.Clientset
	mutex  sync.Mutex
	known  map[string]*knownPod // by "namespace/name"
}

type knownPod struct {
	pod  *v1.Pod
	life context.Context // ends with the pod
	end  context.CancelFunc
}

func watchPods(ctx context.Context, kubeconfig, node string) (*podTable, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	table := &podTable{client: client, known: map[string]*knownPod{}}
	source := cache.NewListWatchFromClient(client.CoreV1().RESTClient(), "pods", meta.NamespaceAll,
		fields.OneTermEqualSelector("spec.nodeName", node))
	_, informer := cache.NewInformerWithOptions(cache.InformerOptions{
		ListerWatcher: source,
		ObjectType:    &v1.Pod{},
		Handler: cache.ResourceEventHandlerFuncs{
			AddFunc:    func(object any) { table.put(object.(*v1.Pod)) },
			UpdateFunc: func(_, object any) { table.put(object.(*v1.Pod)) },
			DeleteFunc: table.remove,
		},
	})
	go informer.Run(ctx.Done())
	if !cache.WaitForCacheSync(ctx.Done(), informer.HasSynced) {
		return nil, ctx.Err()
	}
	return table, nil
}

func key(pod *v1.Pod) string { return pod.Namespace + "/" + pod.Name }

func (t *podTable) put(pod *v1.Pod) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if old, ok := t.known[key(pod)]; ok {
		if old.pod.UID == pod.UID {
			old.pod = pod
		} else {
			old.end()
			delete(t.known, key(pod))
		}
	}
	if _, ok := t.known[key(pod)]; !ok {
		life, end := context.WithCancel(context.Background())
		t.known[key(pod)] = &knownPod{pod: pod, life: life, end: end}
	}
	if pod.DeletionTimestamp != nil {
		t.known[key(pod)].end()
		go t.confirm(pod)
	}
}

// confirm tells the API server that the pod is gone, as a kubelet does once its containers are.
func (t *podTable) confirm(pod *v1.Pod) {
	none := int64(0)
	err := t.client.CoreV1().Pods(pod.Namespace).Delete(context.Background(), pod.Name,
		meta.DeleteOptions{GracePeriodSeconds: &none, Preconditions: meta.NewUIDPreconditions(string(pod.UID))})
	if err != nil {
		log.Printf("%s: %v", key(pod), err)
	}
}

func (t *podTable) remove(object any) {
	if last, ok := object.(cache.DeletedFinalStateUnknown); ok {
		object = last.Obj
	}
	pod := object.(*v1.Pod)
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if known, ok := t.known[key(pod)]; ok && known.pod.UID == pod.UID {
		known.end()
		delete(t.known, key(pod))
	}
}

// find gives the pod and a context that ends with it or with ctx.
func (t *podTable) find(ctx context.Context, name string) (*v1.Pod, context.Context, context.CancelFunc, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	known, ok := t.known[name]
	if !ok {
		return nil, nil, nil, fmt.Errorf("pod %s does not run here", name)
	}
	both, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(known.life, cancel)
	return known.pod, both, func() { stop(); cancel() }, nil
}
