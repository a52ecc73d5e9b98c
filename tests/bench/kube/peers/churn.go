// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// churn turns one pod's internet access on and off after the other, `rate` times a second.
func churn(rate int) error {
	client, err := cluster()
	if err != nil {
		return err
	}
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	tick := time.NewTicker(time.Second / time.Duration(rate))
	defer tick.Stop()
	for change := 0; ; change++ {
		select {
		case <-ended:
			return answer(map[string]int{"changes": change})
		case <-tick.C:
		}
		value := `"true"`
		if change/100%2 == 1 {
			value = "null"
		}
		patch := fmt.Sprintf(`{"metadata":{"labels":{"liteboxd.io/internet-access":%s}}}`, value)
		_, err := client.CoreV1().Pods(namespace).Patch(context.Background(), podName(change%100),
			types.MergePatchType, []byte(patch), metav1.PatchOptions{FieldManager: "bench"})
		if err != nil {
			return err
		}
	}
}
