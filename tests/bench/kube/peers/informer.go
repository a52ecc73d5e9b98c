// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"bufio"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/tools/cache"
)

// usage is what this process has cost so far.
type usage struct {
	FirstSeconds float64 `json:"firstSeconds,omitempty"` // to 500 rows
	AllSeconds   float64 `json:"allSeconds,omitempty"`
	CPUSeconds   float64 `json:"cpuSeconds"`
	ResidentMiB  float64 `json:"residentMiB"`
	LiveMiB      float64 `json:"liveMiB"`
	Changes      int64   `json:"changes"`
}

func spent(changes int64) usage {
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return usage{CPUSeconds: cpuSeconds(), ResidentMiB: residentMiB(),
		LiveMiB: float64(memory.HeapAlloc) / (1 << 20), Changes: changes}
}

func cpuSeconds() float64 {
	var now syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &now); err != nil {
		return 0
	}
	return time.Duration(now.Utime.Nano() + now.Stime.Nano()).Seconds()
}

func residentMiB() float64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		return 0
	}
	return float64(pages) * float64(os.Getpagesize()) / (1 << 20)
}

// informer follows the sandbox pods as a Go controller would, and says when it had them.
func informer(count int) error {
	client, err := cluster()
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactoryWithOptions(client, 0, informers.WithNamespace(namespace),
		informers.WithTweakListOptions(func(options *metav1.ListOptions) { options.LabelSelector = selector }))
	pods := factory.Core().V1().Pods().Informer()
	var seen, changes atomic.Int64
	first, all := make(chan struct{}), make(chan struct{})
	_, err = pods.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(any) {
			switch seen.Add(1) {
			case 500:
				close(first)
			case int64(count):
				close(all)
			}
		},
		UpdateFunc: func(any, any) { changes.Add(1) },
	})
	if err != nil {
		return err
	}
	begin := time.Now()
	factory.Start(nil)
	<-first
	firstSeconds := time.Since(begin).Seconds()
	<-all
	allSeconds := time.Since(begin).Seconds()
	loaded := cpuSeconds() // before anybody asks for a garbage collection
	resident := residentMiB()
	report := spent(0)
	report.FirstSeconds, report.AllSeconds, report.CPUSeconds, report.ResidentMiB = firstSeconds, allSeconds, loaded, resident
	if err := answer(report); err != nil {
		return err
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		now := usage{CPUSeconds: cpuSeconds(), ResidentMiB: residentMiB(), Changes: changes.Load()}
		if err := answer(now); err != nil {
			return err
		}
	}
	return nil
}
